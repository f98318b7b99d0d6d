import { z } from 'zod';
import type {
  FindingFacetCounts,
  FindingFilter,
  FindingPage,
  FindingQuery,
  FindingRow,
  LastFindingEvent,
} from '@/lib/contracts/finding';
import { database } from '@/lib/data/client';
import { searchWords } from '@/lib/data/endpoint-where';
import { type FindingGroup, readFindingGroups } from '@/lib/data/finding-groups';
import { listFindings, readLastFindingEvent, type StoredFinding } from '@/lib/data/finding-rows';
import type { FindingScope } from '@/lib/data/finding-where';
import { RULES } from '@/lib/engine/rules/registry';
import { decodeCursor, encodeCursor } from './cursor';
import { EstateCache } from './estate-cache';
import { countFindings } from './finding-facet-counts';
import { titleOf } from './rule-words';

const Cursor = z.tuple([z.string(), z.array(z.string()), z.number().int()]);

/** One page of findings; the cursor holds the sort it belongs to, so that a changed sort starts afresh. */
export async function browseFindings(asked: FindingQuery, now: Date): Promise<FindingPage> {
  const db = database();
  const query = { ...asked, ...scopeOf(asked) };
  const minute = fullMinute(now);
  let after = null;
  if (asked.cursor) {
    const [sort, values, id] = decodeCursor(asked.cursor, Cursor);
    if (sort === asked.sort) after = { values, id };
  }
  const { total } = countFindings(await groupsOf(query, minute), query);
  const { rows, end } = await listFindings(db, query, { after, matching: total, now: minute });
  return {
    findings: rows.map(withTitle),
    nextCursor: end && encodeCursor([asked.sort, end.values, end.id]),
    total,
  };
}

export async function browseFindingFacets(filter: FindingFilter, now: Date): Promise<FindingFacetCounts> {
  return countFindings(await groupsOf(scopeOf(filter), fullMinute(now)), filter);
}

export async function readLastEvent(): Promise<LastFindingEvent> {
  const last = await readLastFindingEvent(database());
  return { id: last?.id ?? null, at: last?.at.toISOString() ?? null };
}

export function withTitle(finding: StoredFinding): FindingRow {
  return { ...finding, title: titleOf(finding.rule) };
}

/** The part of a filter that needs looking at each finding. */
export function scopeOf({ q, endpoint, assignee, mentions, waiting }: FindingFilter): FindingScope {
  const words = searchWords(q).map((word) => ({
    word,
    rules: RULES.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(word)).map(({ id }) => id),
  }));
  return { words, endpoint, assignee, mentions, waiting };
}

/** Recent groupings, by scope and minute: what is overdue changes with time. */
const groupings = new EstateCache<FindingGroup[]>(64);

function groupsOf(scope: FindingScope, minute: Date): Promise<FindingGroup[]> {
  const db = database();
  const key = JSON.stringify([
    scope.words.map(({ word }) => word),
    scope.endpoint,
    scope.assignee,
    scope.mentions,
    scope.waiting,
    minute,
  ]);
  return groupings.get(db, key, () => readFindingGroups(db, scope, minute));
}

/** Counts of the same minute can be kept. */
function fullMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000);
}
