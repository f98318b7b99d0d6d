import { z } from 'zod';
import { SpecNote } from './operation';

/**
 * `breaking`: a client that kept to the older revision can fail. `security`: who may call, or how, is protected less or
 * otherwise. `deprecating`: an announced end. `additive`: more is offered or promised, and no client notices.
 * `editorial`: nothing on the wire changes.
 */
export const ChangeClass = z.enum(['breaking', 'security', 'deprecating', 'additive', 'editorial']);
export type ChangeClass = z.infer<typeof ChangeClass>;

export const ChangeSeverity = z.enum(['high', 'medium', 'low', 'info']);
export type ChangeSeverity = z.infer<typeof ChangeSeverity>;

/** Where one revision says what changed. */
export const ChangePlace = z.object({
  /** Of the upload; absent for the document itself. */
  file: z.string().optional(),
  /** 1-based. */
  line: z.number().int(),
  /** RFC 6901, from the root of the file. */
  pointer: z.string(),
});
export type ChangePlace = z.infer<typeof ChangePlace>;

/** One difference between two revisions of a spec. */
export const SpecChange = z.object({
  /** The kind of change, in the words of oasdiff where it has the same check: `request-parameter-removed`. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  class: ChangeClass,
  severity: ChangeSeverity,
  /** `null` for what holds for the whole document. */
  method: z.string().nullable(),
  /** As the newer revision writes it, or the older where it is gone. */
  path: z.string().nullable(),
  /** One sentence. Values in it are declared ones, never traffic. */
  text: z.string(),
  before: ChangePlace.nullable(),
  after: ChangePlace.nullable(),
});
export type SpecChange = z.infer<typeof SpecChange>;

/** What could not be read or compared; `null` when it is about the comparison. */
export const DiffNote = SpecNote.extend({ revision: z.enum(['before', 'after']).nullable() });
export type DiffNote = z.infer<typeof DiffNote>;
