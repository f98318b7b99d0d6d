import { z } from 'zod';
import { SpecNote } from './operation';
import { ChangeClass, DiffNote, SpecChange } from './spec-change';

/** One revision of one of an API's documents. */
export const RevisionRow = z.object({
  id: z.number().int(),
  spec: z.number().int(),
  title: z.string(),
  number: z.number().int(),
  isCurrent: z.boolean(),
  format: z.string(),
  version: z.string(),
  file: z.string(),
  importedAt: z.iso.datetime(),
  operations: z.number().int(),
  /** What was wrong with the document: how much, and the first 20. */
  noteCount: z.number().int(),
  notes: z.array(SpecNote),
});
export type RevisionRow = z.infer<typeof RevisionRow>;

export const RevisionDiff = z.object({
  /** `null`: there is no second revision to compare. */
  before: RevisionRow.omit({ notes: true }).nullable(),
  after: RevisionRow.omit({ notes: true }).nullable(),
  counts: z.record(ChangeClass, z.number().int()),
  /** At most 200 of each class, the most severe first. */
  changes: z.array(SpecChange),
  /** What could not be read or compared; at most 20. */
  notes: z.array(DiffNote),
  /** Both documents were read and compared to the end. */
  isComplete: z.boolean(),
});
export type RevisionDiff = z.infer<typeof RevisionDiff>;
