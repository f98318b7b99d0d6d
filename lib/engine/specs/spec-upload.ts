import type { SpecDocument, SpecNote } from '@/lib/contracts/operation';

/** What one import brings: a file alone, a folder or an unpacked archive. Names are relative POSIX paths. */
export interface SpecUpload {
  /** Name of the document to read; other files are reached from it by `$ref` only. */
  entry: string;
  files: ReadonlyMap<string, Uint8Array>;
}

/** Bounds of one document's reading. Reaching one gives a note, or a refusal where nothing useful would be left. */
export interface SpecLimits {
  /** A larger file is refused. Bytes. */
  fileBytes: number;
  /** YAML collections inside each other; JSON nests freely because its parser does not recurse. */
  nestingDepth: number;
  /** YAML aliases (`*name`) in one file. */
  yamlAliases: number;
  /** Keys that YAML merges (`<<`) copy in one file. */
  yamlMergeKeys: number;
  /** Property levels of a body that are named. */
  fieldDepth: number;
  /** Fields kept of one operation; exactly so many means that some were cut. */
  fieldsPerOperation: number;
  /** Servers that the variables of one server URL expand to. */
  serversPerUrl: number;
  /** Bytes of an operation's path, of its method, and of a server's URL. */
  textBytes: number;
  /** Work that one document may cause, in the units of work-budget.ts. */
  work: number;
  /** Notes kept; the last one then counts the rest. */
  notes: number;
}

export const SPEC_LIMITS: SpecLimits = {
  fileBytes: 256 * 1024 * 1024,
  nestingDepth: 500,
  yamlAliases: 10_000,
  yamlMergeKeys: 100_000,
  fieldDepth: 8,
  fieldsPerOperation: 400,
  serversPerUrl: 50,
  textBytes: 2000,
  work: 50_000_000,
  notes: 200,
};

export type SpecOutcome = { kind: 'spec'; document: SpecDocument } | { kind: 'refused'; notes: SpecNote[] };

/** Thrown inside the reader alone, and turned into a refusal at its door: nothing of the document can be used. */
export class RefusedSpec extends Error {
  readonly note: SpecNote;

  constructor(note: Omit<SpecNote, 'severity'>) {
    super(note.message);
    this.note = { severity: 'error', ...note };
  }
}
