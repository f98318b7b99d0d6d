import { z } from 'zod';
import { TemplateOverride } from './endpoint';

export const StoredOverride = TemplateOverride.extend({ id: z.number().int(), createdAt: z.iso.datetime() });
export type StoredOverride = z.infer<typeof StoredOverride>;

/** What a change of templates would do, or did, to the inventory of one API. */
export const TemplateChange = z.object({
  /** Endpoints (`METHOD /template`) that would go, with their requests. */
  removed: z.array(z.object({ endpoint: z.string(), requests: z.number().int() })),
  added: z.array(z.object({ endpoint: z.string(), requests: z.number().int() })),
  kept: z.number().int(),
});
export type TemplateChange = z.infer<typeof TemplateChange>;
