import { SKIP_REASONS, type SkipReason } from '@/lib/contracts/intake';
import { HAND_SOURCES, type SourceHealth, type SourceState } from '@/lib/contracts/source';
import { database } from '@/lib/data/client';
import { readSkips, readSources, type SourceRow } from '@/lib/data/source-books';
import { isSilent as hasFallenSilent } from '@/lib/engine/rules/log-02-source-silent';

const DAY_MS = 86_400_000;
const BOOKS_DAYS = 7;
/** A source that delivers all the time may pause as long without being called silent after three of them. */
const LEAST_GAP_MS = 60_000;
const SOURCES_SHOWN = 100;

/** Every source with its health, the one that delivered last first. */
export async function listSources(now: Date): Promise<SourceHealth[]> {
  const db = database();
  const since = new Date(now.getTime() - BOOKS_DAYS * DAY_MS);
  const lately = new Date(now.getTime() - DAY_MS);
  const [rows, skips] = await Promise.all([
    readSources(db, { since, lately, limit: SOURCES_SHOWN }),
    readSkips(db, since),
  ]);
  return rows.map((row) => ({
    source: row.source,
    isByHand: HAND_SOURCES.includes(row.source),
    state: stateOf(row, now),
    lastReceipt: { id: row.lastId, file: row.lastFile, startedAt: row.lastStartedAt.toISOString() },
    lastSeen: row.lastSeen?.toISOString() ?? null,
    receipts: row.receipts,
    failed: row.failed,
    received: row.counted + row.skipped,
    counted: row.counted,
    skipped: row.skipped,
    skippedBy: skips
      .filter(({ source }) => source === row.source)
      .map(({ reason, count }) => ({ reason, explanation: SKIP_REASONS[reason as SkipReason], count })),
    countedLastDay: row.countedLately,
    problems: row.lastProblems,
  }));
}

/** Sources that deliver by themselves, and have not for longer than they usually do (LOG-02). */
export async function listSilentSources(now: Date): Promise<string[]> {
  const sources = await listSources(now);
  return sources.filter(({ state }) => state === 'silent').map(({ source }) => source);
}

function stateOf(row: SourceRow, now: Date): SourceState {
  if (row.lastStatus === 'failed') return 'failing';
  if (HAND_SOURCES.includes(row.source)) return 'delivering';
  return isSilent(row, now) ? 'silent' : 'delivering';
}

/** By the rule LOG-02 where there is a usual gap; a source that has hardly delivered is silent after a day. */
function isSilent({ lastStartedAt, usualGapMs }: SourceRow, now: Date): boolean {
  const lastMs = lastStartedAt.getTime();
  if (usualGapMs === null) return now.getTime() - lastMs > DAY_MS;
  return hasFallenSilent({ lastMs, usualGapMs: Math.max(usualGapMs, LEAST_GAP_MS) }, now.getTime());
}
