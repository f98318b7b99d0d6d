import type { EndpointEvent } from '@/lib/contracts/inventory';
import type { StoredOverride } from '@/lib/contracts/template-change';
import { database } from '@/lib/data/client';
import {
  type PlacedFindingEvent,
  type RevisionMention,
  readFindingEventsAt,
  readMentions,
} from '@/lib/data/endpoint-history';
import { readEndpointRow } from '@/lib/data/endpoint-rows';
import { readOverrides } from '@/lib/data/overrides';
import { templateKey } from '@/lib/engine/template-key';
import { NotFoundError } from './errors';
import { titleOf } from './rule-words';

/** Revisions that are looked at, and events of findings that are told. */
const MOST = 200;

/** What happened to one endpoint, its specs, its template and its findings, newest first. */
export async function readEndpointHistory(id: number): Promise<EndpointEvent[]> {
  const db = database();
  const row = await readEndpointRow(db, id);
  if (!row) throw new NotFoundError('endpoint', id);
  const place = { apiId: row.apiId, method: row.method, key: templateKey(row.path) };
  const [mentions, findings, overrides] = await Promise.all([
    readMentions(db, place, MOST),
    readFindingEventsAt(db, place, MOST),
    readOverrides(db, row.apiId),
  ]);
  const events = [
    ...seen(row.firstSeen),
    ...specEvents(mentions),
    ...overrides.filter(({ prefix }) => leadsTo(prefix, place.key)).map(templateEvent),
    ...findings.map(findingEvent),
  ];
  return events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function seen(firstSeen: string | null): EndpointEvent[] {
  return firstSeen === null
    ? []
    : [{ at: firstSeen, kind: 'traffic', says: 'Traffic showed it for the first time.', finding: null }];
}

/** What changed from one revision of a spec to the next, newest first. `mentions` are in the order of the revisions. */
function specEvents(mentions: readonly RevisionMention[]): EndpointEvent[] {
  const events = mentions.flatMap((mention, position) => {
    const before = mentions[position - 1];
    const known = before?.spec === mention.spec ? before : undefined;
    const at = mention.importedAt.toISOString();
    const where = `revision ${mention.revision} of ${mention.spec}`;
    return changesBetween(known, mention).map((change) => ({
      at,
      kind: 'spec' as const,
      says: `${change} ${where}.`,
      finding: null,
    }));
  });
  return events.reverse();
}

function changesBetween(before: RevisionMention | undefined, now: RevisionMention): string[] {
  if (!now.isDeclared) return before?.isDeclared ? ['Left out of'] : [];
  const changes = before?.isDeclared ? [] : ['Declared in'];
  if (now.isDeprecated && !before?.isDeprecated) changes.push('Called deprecated in');
  if (!now.isDeprecated && before?.isDeprecated) changes.push('No longer called deprecated in');
  if (now.sunset !== null && now.sunset !== before?.sunset)
    changes.push(`Sunset set to ${now.sunset.slice(0, 10)} in`);
  return changes;
}

/** Whether a decision is about a place on the way of this template. */
function leadsTo(prefix: string, key: string): boolean {
  return key.startsWith(`${prefix}/`);
}

function templateEvent({ createdAt, prefix, kind, words }: StoredOverride): EndpointEvent {
  const place = prefix === '' ? 'the root' : prefix;
  const says =
    kind === 'merge'
      ? `A person made one parameter of what stands below ${place}.`
      : `A person made literals of ${words.join(', ')} below ${place}.`;
  return { at: createdAt, kind: 'template', says, finding: null };
}

const FINDING_WORDS: Record<string, string> = {
  opened: 'Found',
  resolved: 'Resolved',
  reopened: 'Came back',
  moved: 'Carried over',
};

function findingEvent({ at, kind, says, finding, rule, qualifier }: PlacedFindingEvent): EndpointEvent {
  const what = qualifier === '' ? titleOf(rule) : `${titleOf(rule)} (${qualifier})`;
  const details = kind === 'opened' ? '' : ` ${says}`;
  return {
    at: at.toISOString(),
    kind: 'finding',
    says: `${FINDING_WORDS[kind] ?? kind}: ${what}.${details}`,
    finding,
  };
}
