import { z } from 'zod';
import { Confidence, DetectedFinding, Severity } from './rule';

/** Where a finding stands in its life. */
export const FindingStatus = z.enum([
  'open',
  'triaged',
  'in-progress',
  'fix-claimed',
  'resolved',
  'risk-accepted',
  'false-positive',
  'duplicate',
]);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** A finding as it is kept. Times RFC 3339. */
export const Finding = DetectedFinding.extend({
  id: z.number().int(),
  apiId: z.number().int(),
  status: FindingStatus,
  openedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  /** How often it came back after it was resolved. */
  regressions: z.number().int(),
  /** Points of its API's score that resolving it wins back. */
  gain: z.number(),
});
export type Finding = z.infer<typeof Finding>;

/** One entry of a finding's history. */
export const FindingEvent = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['opened', 'resolved', 'reopened', 'moved']),
  says: z.string(),
});
export type FindingEvent = z.infer<typeof FindingEvent>;

export const FindingQuery = z.object({
  api: z.string().max(200).optional(),
  rule: z.string().max(20).optional(),
  severity: Severity.optional(),
  confidence: Confidence.optional(),
  status: FindingStatus.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
});
export type FindingQuery = z.infer<typeof FindingQuery>;
