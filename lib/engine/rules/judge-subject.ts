import type { RuleSetting } from '@/lib/contracts/rule';
import type { Subject } from '@/lib/contracts/subject';
import type { Firing, Rule, RuleContext } from './rule';
import { isUnobservable } from './rule';

/** A rule that fired, with what settings made of its severity. */
export interface JudgedFiring {
  rule: Rule;
  firing: Required<Firing>;
}

/** What a rule said of one subject. */
export type RuleOutcome =
  | { kind: 'fired'; firings: JudgedFiring[] }
  | { kind: 'clear' }
  | { kind: 'unobservable'; because: string };

/** Applies one rule, as set for the subject's API, to a subject of its scope. A rule that is switched off is clear. */
export function applyRule(
  rule: Rule,
  subject: Subject,
  settings: readonly RuleSetting[],
  nowMs: number,
): RuleOutcome {
  const own = settings.filter(
    ({ rule: id, api }) => id === rule.id && (api === null || api === subject.api.name),
  );
  // An API's own setting stands after the deployment's, so that it wins.
  own.sort((a, b) => Number(a.api !== null) - Number(b.api !== null));
  const setting = Object.assign({}, ...own) as Partial<RuleSetting>;
  if (setting.isEnabled === false) return { kind: 'clear' };
  const parameters: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(rule.parameters)) parameters[name] = value;
  for (const { parameters: changed } of own) Object.assign(parameters, changed);
  const verdict = detect(rule, subject, { nowMs, parameters });
  if (isUnobservable(verdict)) return { kind: 'unobservable', because: verdict.unobservable };
  if (verdict.length === 0) return { kind: 'clear' };
  const firings = verdict.map((firing) => ({
    rule,
    firing: { ...firing, severity: setting.severity ?? firing.severity ?? rule.severity },
  }));
  return { kind: 'fired', firings };
}

function detect(rule: Rule, subject: Subject, context: RuleContext) {
  if (rule.scope === 'endpoint' && subject.scope === 'endpoint') return rule.detect(subject, context);
  if (rule.scope === 'api' && subject.scope === 'api') return rule.detect(subject, context);
  if (rule.scope === 'host' && subject.scope === 'host') return rule.detect(subject, context);
  if (rule.scope === 'source' && subject.scope === 'source') return rule.detect(subject, context);
  throw new Error(`${rule.id} judges subjects of scope ${rule.scope}, not ${subject.scope}`);
}
