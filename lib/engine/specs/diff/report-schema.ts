import type { WorkBudget } from '../work-budget';
import type { ChangeList, Subject } from './change-list';
import { CHANGE_RULES, type ChangeId } from './change-rules';
import { type Direction, judgeEffect, type Polarity, turnEffect, turnPolarity } from './law';
import type { KeywordChange, MemberChange, PairChanges } from './own-change';
import { ruleOfSchemaChange, type SchemaChangeName, type SchemaScope } from './schema-changes';
import type { SchemaPairs } from './schema-pairs';
import type { SchemaSource } from './schema-view';

/** Two schemas that stand in the same place of one operation. */
export interface SchemaUse {
  readonly subject: Subject;
  readonly scope: 'request-parameter' | 'request-body' | 'response-header' | 'response-body';
  /** Begins the sentence: `The request body`. */
  readonly name: string;
  readonly before: SchemaSource;
  readonly after: SchemaSource;
}

interface Visit {
  readonly changes: PairChanges;
  readonly name: string;
  readonly polarity: Polarity;
}

export interface ReportTools {
  pairs: SchemaPairs;
  changes: ChangeList;
  budget: WorkBudget;
}

/** Tells every change between two schemas and all inside them, each once, under the shortest name that leads there. */
export function reportSchema(use: SchemaUse, { pairs, changes, budget }: ReportTools): void {
  if (pairs.areSame([use.before], [use.after])) return;
  const seen = new Map<PairChanges, Set<Polarity>>();
  const queue: Visit[] = [];
  const direction: Direction = use.scope.startsWith('request') ? 'request' : 'response';
  const quiet = pairs.quiet[direction];
  let isQuiet = true;
  const enter = (visit: Visit): void => {
    if (quiet.has(visit.changes)) return;
    const polarities = seen.get(visit.changes) ?? new Set();
    seen.set(visit.changes, polarities);
    if (polarities.has(visit.polarity)) return;
    polarities.add(visit.polarity);
    queue.push(visit);
  };
  enter({ changes: pairs.changesOf([use.before], [use.after]), name: '', polarity: 'same' });
  for (let next = 0; next < queue.length; next++) {
    const visit = queue[next] as Visit;
    budget.spend(1 + visit.changes.children.length);
    if (visit.changes.keywords.length > 0 || visit.changes.members.length > 0) isQuiet = false;
    for (const change of visit.changes.keywords) tellKeyword(use, visit, change, changes);
    for (const change of visit.changes.members) tellMember(use, visit, change, changes);
    for (const child of visit.changes.children) {
      if (direction === 'request' ? child.isReadOnly : child.isWriteOnly) continue;
      enter({
        changes: pairs.changesOf(child.before, child.after),
        name: visit.name + child.step,
        polarity: turnPolarity(visit.polarity, child.polarity),
      });
    }
  }
  if (isQuiet) for (const changes of seen.keys()) quiet.add(changes);
}

function tellKeyword(use: SchemaUse, visit: Visit, change: KeywordChange, changes: ChangeList): void {
  const isWhole = visit.name === '';
  const name = isWhole && isText(use.scope) ? (change.asText ?? change.name) : change.name;
  const scope = isWhole ? use.scope : propertyScope(use.scope);
  const detail = change.detail === '' ? '' : ` ${change.detail}`;
  changes.push({
    id: `${scope}-${name}`,
    ...judgeSchemaChange(name, use.scope, visit.polarity),
    ...use.subject,
    text: `${nameOf(use, visit.name)}: ${name.replaceAll('-', ' ')}${detail}.`,
    before: change.before,
    after: change.after,
  });
}

/** How a change of a schema is classed by where it stands. */
export function judgeSchemaChange(
  name: SchemaChangeName,
  scope: SchemaScope,
  polarity: Polarity,
): ReturnType<typeof judgeEffect> {
  const { effect, inParameter, breaking, class: kind } = ruleOfSchemaChange(name);
  const direction = scope.startsWith('request') ? 'request' : 'response';
  const held = scope === 'request-parameter' ? (inParameter ?? effect) : effect;
  const judged = judgeEffect(turnEffect(held, polarity), direction);
  if (kind) return { class: kind, severity: kind === 'deprecating' ? 'low' : 'info' };
  return breaking && judged.class === 'breaking' ? { ...judged, severity: breaking } : judged;
}

function tellMember(use: SchemaUse, visit: Visit, change: MemberChange, changes: ChangeList): void {
  const id = use.scope.startsWith('request') ? requestId(use, change) : responseId(change);
  if (!id) return;
  const { before, after } = change;
  const judged =
    visit.polarity === 'same' ? CHANGE_RULES[id] : ({ class: 'breaking', severity: 'medium' } as const);
  const name = nameOf(use, `${visit.name}.${change.name}`);
  changes.push({ id, ...judged, ...use.subject, text: `${name} ${phraseOf(change)}.`, before, after });
}

function requestId({ scope }: SchemaUse, change: MemberChange): ChangeId | undefined {
  const { event, isRequired, hasDefault, isReadOnly, isClosed } = change;
  if (event === 'became-write-only' || event === 'became-not-write-only' || isReadOnly) return undefined;
  if (scope === 'request-parameter') {
    if (event === 'became-read-only' || event === 'became-not-read-only') return undefined;
    if (event !== 'added') return `request-parameter-property-${event}`;
    return isRequired ? 'new-required-request-parameter-property' : 'new-optional-request-parameter-property';
  }
  if (event === 'added') {
    if (!isRequired) return 'new-optional-request-property';
    return hasDefault ? 'new-required-request-property-with-default' : 'new-required-request-property';
  }
  if (event === 'removed') return isClosed ? 'request-property-forbidden' : 'request-property-removed';
  if (event === 'became-required' && hasDefault) return 'request-property-became-required-with-default';
  return `request-property-${event}`;
}

function responseId({ event, isRequired, isWriteOnly }: MemberChange): ChangeId | undefined {
  if (event === 'became-read-only' || event === 'became-not-read-only' || isWriteOnly) return undefined;
  if (event === 'added' || event === 'removed')
    return `response-${isRequired ? 'required' : 'optional'}-property-${event}`;
  return `response-property-${event}`;
}

function phraseOf({ event, isRequired, hasDefault }: MemberChange): string {
  const kind = isRequired ? 'required' : 'optional';
  if (event === 'added') return `was added as ${kind}${hasDefault ? ' with a default' : ''}`;
  if (event === 'removed') return `was removed, and was ${kind}`;
  return event.replaceAll('-', ' ');
}

/** In the path, the query and headers every value is a text. */
function isText(scope: SchemaScope): boolean {
  return scope === 'request-parameter' || scope === 'response-header';
}

function propertyScope(scope: SchemaUse['scope']): SchemaScope {
  if (scope === 'request-parameter') return 'request-parameter-property';
  if (scope === 'response-header') return 'response-header-property';
  return scope === 'request-body' ? 'request-property' : 'response-property';
}

function nameOf({ name }: SchemaUse, steps: string): string {
  return steps === '' ? name : `${name}, property "${steps.replace(/^\./, '')}"`;
}
