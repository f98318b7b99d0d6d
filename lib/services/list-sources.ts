import { SKIP_REASONS, type SkipReason } from '@/lib/contracts/intake';
import { HAND_SOURCES, type SourceHealth, type SourceState } from '@/lib/contracts/source';
import { database } from '@/lib/data/client';
import { readSkips, readSources, type SourceRow } from '@/lib/data/source-books';

const DAY_MS = 86_400_000;
const BOOKS_DAYS = 7;
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

function stateOf({ source, lastStatus, lastStartedAt }: SourceRow, now: Date): SourceState {
  if (lastStatus === 'failed') return 'failing';
  const isOld = now.getTime() - lastStartedAt.getTime() > DAY_MS;
  return isOld && !HAND_SOURCES.includes(source) ? 'silent' : 'delivering';
}
