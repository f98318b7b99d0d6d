import { z } from 'zod';

/** A change at one place of a document, which a JSONPath (RFC 9535) selects. */
export const OverlayAction = z.object({
  target: z.string(),
  description: z.string(),
  /** Merged into the object there, or added to the list there. */
  update: z.record(z.string(), z.unknown()).optional(),
  remove: z.literal(true).optional(),
});
export type OverlayAction = z.infer<typeof OverlayAction>;

/** An OpenAPI Overlay 1.0.0 document. */
export const OverlayDocument = z.object({
  overlay: z.literal('1.0.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  actions: z.array(OverlayAction),
});
export type OverlayDocument = z.infer<typeof OverlayDocument>;

/** The overlay that would document what traffic shows and no spec of an API declares. */
export const ApiOverlay = z.object({
  /** `null` when nothing is undocumented. */
  overlay: OverlayDocument.nullable(),
  /** The same as YAML; empty when there is none. */
  yaml: z.string(),
  /** What it would be applied to; `null` when the API has no OpenAPI document: then `base` is one to begin with. */
  document: z
    .object({ title: z.string(), revision: z.number().int(), format: z.string(), file: z.string() })
    .nullable(),
  /** YAML of an empty document that the overlay can be applied to. */
  base: z.string().nullable(),
  /** Endpoints that it documents. */
  endpoints: z.number().int(),
  /** Undocumented endpoints that it leaves out, by the reason. */
  leftOut: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});
export type ApiOverlay = z.infer<typeof ApiOverlay>;
