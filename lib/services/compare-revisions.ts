import type { RevisionDiff, RevisionRow } from '@/lib/contracts/revision';
import { ChangeClass, ChangeSeverity, type SpecChange } from '@/lib/contracts/spec-change';
import { findApiName } from '@/lib/data/apis';
import { database } from '@/lib/data/client';
import { findNewestRevision, findRevisionBefore, listRevisions, readRevision } from '@/lib/data/revisions';
import { DIFF_LIMITS, diffSpecs } from '@/lib/engine/specs/diff/diff-specs';
import { NotFoundError, UnusableError } from './errors';
import { openRevision } from './revision-files';

/** Of one revision, unpacked: GitHub's, the largest that is published, has 12 MB. */
const MOST_BYTES = 32 * 2 ** 20;
/** Of the reading and comparing of two; a fifth of what the command line allows. */
const WORK = 10_000_000;
const CHANGES_OF_A_CLASS = 200;
const NOTES_SHOWN = 20;
const KEPT = 8;

export async function browseRevisions(
  id: number,
  { limit, cursor }: { limit: number; cursor?: number },
): Promise<{ revisions: RevisionRow[]; nextCursor: number | null }> {
  const db = database();
  if ((await findApiName(db, id)) === null) throw new NotFoundError('API', id);
  const revisions = await listRevisions(db, id, { before: cursor, limit });
  return { revisions, nextCursor: revisions.length === limit ? (revisions.at(-1)?.id ?? null) : null };
}

/** What a revision never changes: the last comparisons are kept, by revisions and day. */
const kept = new Map<string, Promise<RevisionDiff>>();

/** Compares two revisions of one document; by default the newest with the one before it. */
export async function compareRevisions(
  id: number,
  chosen: { before?: number; after?: number },
  now: Date,
): Promise<RevisionDiff> {
  const db = database();
  if ((await findApiName(db, id)) === null) throw new NotFoundError('API', id);
  const find = async (revision: number): Promise<RevisionRow> => {
    const row = await readRevision(db, id, revision);
    if (!row) throw new NotFoundError('revision', revision);
    return row;
  };
  const after = chosen.after === undefined ? await findNewestRevision(db, id) : await find(chosen.after);
  if (!after) return { before: null, after: null, ...NOTHING };
  const before =
    chosen.before === undefined ? await findRevisionBefore(db, after) : await find(chosen.before);
  if (!before) return { before: null, after: bare(after), ...NOTHING };
  if (before.spec !== after.spec)
    throw new UnusableError(
      `Revision ${before.id} is of "${before.title}", revision ${after.id} of "${after.title}". Choose two revisions of one document.`,
    );
  const key = `${before.id} ${after.id} ${now.toISOString().slice(0, 10)}`;
  let found = kept.get(key);
  if (!found) {
    found = compare(before, after, now);
    found.catch(() => kept.delete(key));
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
    kept.set(key, found);
  }
  return found;
}

async function compare(before: RevisionRow, after: RevisionRow, now: Date): Promise<RevisionDiff> {
  const db = database();
  const limits = { ...DIFF_LIMITS, work: WORK };
  const { changes, notes, isComplete } = diffSpecs(
    await openRevision(db, before, MOST_BYTES),
    await openRevision(db, after, MOST_BYTES),
    { limits, now },
  );
  const groups = ChangeClass.options.map((name) => changes.filter((change) => change.class === name));
  return {
    before: bare(before),
    after: bare(after),
    counts: countsOf(groups.map(({ length }) => length)),
    changes: groups.flatMap((group) => group.sort(bySeverity).slice(0, CHANGES_OF_A_CLASS)),
    notes: notes.slice(0, NOTES_SHOWN),
    isComplete,
  };
}

function countsOf(sizes: readonly number[]): RevisionDiff['counts'] {
  return Object.fromEntries(
    ChangeClass.options.map((name, i) => [name, sizes[i] ?? 0]),
  ) as RevisionDiff['counts'];
}

const NOTHING = { counts: countsOf([]), changes: [], notes: [], isComplete: true };

function bySeverity(a: SpecChange, b: SpecChange): number {
  return ChangeSeverity.options.indexOf(a.severity) - ChangeSeverity.options.indexOf(b.severity);
}

function bare({ notes: _notes, ...row }: RevisionRow): Omit<RevisionRow, 'notes'> {
  return row;
}
