import { z } from 'zod';
import { OverlayDocument } from './overlay';

/** The change of one document that clears a finding. */
export const SpecPatchOffer = z.object({
  document: z.object({
    title: z.string(),
    revision: z.number().int(),
    format: z.string(),
    file: z.string(),
  }),
  /** `changes`: it declares what callers will have to do otherwise, or takes something away: for when the service does so. */
  kind: z.enum(['describes', 'changes']),
  /** What it does, and what to look at before it is applied. */
  says: z.string(),
  overlay: OverlayDocument,
  /** The same as YAML. */
  yaml: z.string(),
});
export type SpecPatchOffer = z.infer<typeof SpecPatchOffer>;

/** What would have to change in an API's documents for a finding to be gone. */
export const FindingPatch = z.object({
  /** The rule is one whose fix is in a document. */
  isInSpec: z.boolean(),
  /** One for each document that would change. */
  patches: z.array(SpecPatchOffer),
  /** Why there is none, as a sentence; `null` where there is one. */
  because: z.string().nullable(),
});
export type FindingPatch = z.infer<typeof FindingPatch>;
