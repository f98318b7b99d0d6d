import type { DiffNote, SpecChange } from '@/lib/contracts/spec-change';
import { SpecNotes } from '../spec-notes';
import { RefusedSpec, SPEC_LIMITS, type SpecLimits, type SpecUpload } from '../spec-upload';
import { WorkBudget } from '../work-budget';
import { ChangeList } from './change-list';
import { compareInfo } from './compare-info';
import { compareOperations } from './compare-operations';
import { compareSchemes } from './compare-schemes';
import { compareInherited } from './own-or-inherited';
import { openRevision, type Revision } from './revision';
import { Sameness } from './sameness';
import { SchemaPairs } from './schema-pairs';

export interface DiffLimits extends SpecLimits {
  /** Changes kept; a note counts the others. */
  changes: number;
}

export const DIFF_LIMITS: DiffLimits = { ...SPEC_LIMITS, changes: 50_000 };

export interface DiffOptions {
  limits: DiffLimits;
  /** Sunsets before this are over. */
  now: Date;
}

export interface SpecDiff {
  changes: SpecChange[];
  notes: DiffNote[];
  /** Both documents were read and compared to the end; where not, a note says why. */
  isComplete: boolean;
}

/**
 * Every change of meaning between two revisions of a spec, in a fixed order, and what could not be read or compared.
 * Never throws. Linear in the documents where they are alike; what differs is compared once for each operation that
 * uses it, within the work that `limits` allow.
 */
export function diffSpecs(before: SpecUpload, after: SpecUpload, { limits, now }: DiffOptions): SpecDiff {
  const budget = new WorkBudget(limits.work, after.entry);
  const notes = { before: new SpecNotes(limits.notes), after: new SpecNotes(limits.notes) };
  const failures: DiffNote[] = [];
  const attempt = <T>(revision: DiffNote['revision'], act: () => T): T | undefined => {
    try {
      return act();
    } catch (error) {
      failures.push(failureOf(error, revision));
      return undefined;
    }
  };
  const old = attempt('before', () => openRevision(before, limits, notes.before, budget));
  const current = attempt('after', () => openRevision(after, limits, notes.after, budget));
  const changes = new ChangeList(limits.changes);
  if (old && current) attempt(null, () => compare(old, current, { changes, budget, now }));
  const list = old && current ? changes.list(old.context.entry, current.context.entry) : [];
  if (changes.dropped > 0)
    failures.push({
      severity: 'warning',
      message: `${changes.dropped} more changes were left out.`,
      revision: null,
    });
  const told = [...tag(notes.before, 'before'), ...tag(notes.after, 'after'), ...failures];
  return { changes: list, notes: told, isComplete: failures.length === 0 };
}

interface CompareTools {
  changes: ChangeList;
  budget: WorkBudget;
  now: Date;
}

function compare(before: Revision, after: Revision, { changes, budget, now }: CompareTools): void {
  const areRefsAlike = readsBesideRefs(before) === readsBesideRefs(after);
  const sameness = new Sameness({ before: before.files, after: after.files, budget, areRefsAlike });
  const pairs = new SchemaPairs({ before: before.views, after: after.views, sameness, budget });
  const comparison = { before, after, sameness, pairs, changes, budget, now };
  compareInfo(comparison);
  compareSchemes(comparison);
  compareInherited(comparison, compareOperations(comparison));
}

/** From 3.1 on, keywords beside a `$ref` hold as well. */
function readsBesideRefs({ context }: Revision): boolean {
  return context.version === '3.1' || context.version === '3.2';
}

function tag(notes: SpecNotes, revision: 'before' | 'after'): DiffNote[] {
  return notes.list().map((note) => ({ ...note, revision }));
}

function failureOf(error: unknown, revision: DiffNote['revision']): DiffNote {
  if (error instanceof RefusedSpec) return { ...error.note, revision };
  if (error instanceof RangeError)
    return { severity: 'error', message: 'The document nests or refers too deep to be compared.', revision };
  throw error;
}
