import type { DiffNote, SpecChange } from '@/lib/contracts/spec-change';
import { DIFF_LIMITS, diffSpecs } from '@/lib/engine/specs/diff/diff-specs';
import { explainFileError } from './explain-file-error';
import { type OpenedSpecs, openSpecPath } from './read-specs';

/** The changes of one document of the upload. */
export interface DocumentDiff {
  /** Name of the newer revision's file, relative to what was given. */
  document: string;
  changes: SpecChange[];
}

export interface FilesDiff {
  documents: DocumentDiff[];
  notes: (DiffNote & { file: string })[];
  /** True when something was not compared; a note says what and why. */
  isIncomplete: boolean;
}

/** Compares two revisions on the local disk: files, archives or folders. Documents of folders are paired by name. */
export async function diffSpecFiles(before: string, after: string, now: Date): Promise<FilesDiff> {
  const result: FilesDiff = { documents: [], notes: [], isIncomplete: false };
  const refuse = (revision: DiffNote['revision'], file: string, message: string): void => {
    result.isIncomplete = true;
    result.notes.push({ severity: 'error', message, file, revision });
  };
  const open = async (file: string, revision: 'before' | 'after'): Promise<OpenedSpecs | undefined> => {
    try {
      return await openSpecPath(file, now);
    } catch (error) {
      refuse(revision, file, explainFileError(error));
      return undefined;
    }
  };
  const old = await open(before, 'before');
  const current = await open(after, 'after');
  if (!old || !current) return result;
  const { pairs, onlyBefore, onlyAfter } = pairEntries(old.entries, current.entries);
  for (const [from, to] of pairs) {
    const diff = diffSpecs(
      { entry: from, files: old.files },
      { entry: to, files: current.files },
      { limits: DIFF_LIMITS, now },
    );
    result.documents.push({ document: to, changes: diff.changes });
    result.notes.push(
      ...diff.notes.map((note) => ({ ...note, file: note.file ?? (note.revision === 'before' ? from : to) })),
    );
    if (!diff.isComplete) result.isIncomplete = true;
  }
  const alone =
    'stands in one of the two alone, and was compared to nothing. Name the two documents themselves.';
  for (const name of onlyBefore) refuse('before', name, `The document ${alone}`);
  for (const name of onlyAfter) refuse('after', name, `The document ${alone}`);
  return result;
}

interface PairedEntries {
  pairs: [string, string][];
  onlyBefore: string[];
  onlyAfter: string[];
}

function pairEntries(before: readonly string[], after: readonly string[]): PairedEntries {
  const [old, current] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && old !== undefined && current !== undefined)
    return { pairs: [[old, current]], onlyBefore: [], onlyAfter: [] };
  const shared = before.filter((name) => after.includes(name));
  return {
    pairs: shared.map((name) => [name, name]),
    onlyBefore: before.filter((name) => !shared.includes(name)),
    onlyAfter: after.filter((name) => !shared.includes(name)),
  };
}
