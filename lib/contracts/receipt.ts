import { z } from 'zod';

/** A skipped record as the receipt shows it: where it was, and its shape with every value replaced. */
export const SkipSample = z.object({ line: z.number().int(), sample: z.string() });
export type SkipSample = z.infer<typeof SkipSample>;

/** How many samples a receipt keeps for each reason. */
export const SAMPLES_PER_REASON = 5;

export const SkipCount = z.object({
  reason: z.string(),
  /** What the reason means and what to do about it. */
  explanation: z.string(),
  count: z.number().int(),
  samples: z.array(SkipSample).max(SAMPLES_PER_REASON),
});
export type SkipCount = z.infer<typeof SkipCount>;

/** `queued`: acknowledged and not yet counted; the queue holds the batch until a worker has committed it. */
export const ReceiptStatus = z.enum(['queued', 'running', 'done', 'failed']);
export type ReceiptStatus = z.infer<typeof ReceiptStatus>;

/** A problem in a file: what, where, and what to do. */
export const ReceiptProblem = z.object({
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  pointer: z.string().optional(),
});
export type ReceiptProblem = z.infer<typeof ReceiptProblem>;

/** The account of one import: received = counted + skipped, in exchanges or, for a spec, operations. */
export const Receipt = z.object({
  id: z.string(),
  source: z.string(),
  file: z.string(),
  kind: z.enum(['spec', 'traffic', 'unknown']),
  format: z.string().nullable(),
  status: ReceiptStatus,
  /** The APIs that the import touched, by name. */
  apis: z.array(z.string()),
  bytesRead: z.number().int(),
  /** Size of the upload where the sender told it. */
  bytesTotal: z.number().int().nullable(),
  received: z.number().int(),
  counted: z.number().int(),
  skipped: z.number().int(),
  skippedBy: z.array(SkipCount),
  /** Operations that a spec declares. */
  operations: z.number().int(),
  /** Endpoints that the import made appear, and those it touched. */
  endpointsAdded: z.number().int(),
  endpointsTouched: z.number().int(),
  problems: z.array(ReceiptProblem),
  /** Set when nothing was counted because the same content had been imported before. */
  duplicateOf: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Time of the latest exchange that it counted. */
  lastSeen: z.iso.datetime().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** One element of what `gnomon import --json` prints. */
export const ImportResult = z.object({
  file: z.string(),
  kind: z.enum(['spec', 'traffic']),
  format: z.string().nullable(),
  received: z.number().int(),
  counted: z.number().int(),
  skipped: z.number().int(),
  skippedBy: z.record(z.string(), z.number().int()),
  operations: z.number().int(),
});
export type ImportResult = z.infer<typeof ImportResult>;
