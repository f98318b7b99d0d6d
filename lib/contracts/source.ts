import { z } from 'zod';
import { ReceiptProblem, SkipCount } from './receipt';

/** Sources through which people bring files; every other one is a program that delivers by itself. */
export const HAND_SOURCES: readonly string[] = ['upload', 'command-line', 'demo'];

/** `silent`: a source that delivers by itself has not for over three times its usual gap, or, of a new one, for a day. */
export const SourceState = z.enum(['delivering', 'silent', 'failing']);
export type SourceState = z.infer<typeof SourceState>;

/** How a source does. Its books are those of the last 7 days: received = counted + skipped. Times RFC 3339. */
export const SourceHealth = z.object({
  source: z.string(),
  isByHand: z.boolean(),
  state: SourceState,
  /** Its last receipt. */
  lastReceipt: z.object({ id: z.string(), file: z.string(), startedAt: z.iso.datetime() }),
  /** Time of the latest exchange that it ever delivered; `null` when it delivered specs only. */
  lastSeen: z.iso.datetime().nullable(),
  /** Traffic imports that were finished, and imports that failed. */
  receipts: z.number().int(),
  failed: z.number().int(),
  received: z.number().int(),
  counted: z.number().int(),
  skipped: z.number().int(),
  skippedBy: z.array(SkipCount.omit({ samples: true })),
  /** Exchanges counted in the last 24 hours. */
  countedLastDay: z.number().int(),
  /** Of the last receipt. */
  problems: z.array(ReceiptProblem),
});
export type SourceHealth = z.infer<typeof SourceHealth>;
