import { z } from 'zod';
import { ExceptionKind, FindingRow } from './finding';
import { several } from './several';

/**
 * `waiting`: nobody has decided. `in-force`: it holds. `ended`: its day came, the finding was resolved, or it showed worse
 * than what was decided on. `refused`: rejected, or withdrawn by who asked.
 */
export const ExceptionState = z.enum(['waiting', 'in-force', 'ended', 'refused']);
export type ExceptionState = z.infer<typeof ExceptionState>;

/** What somebody asked to make of a finding, and what was decided. Times RFC 3339. */
export const FindingException = FindingRow.pick({
  rule: true,
  title: true,
  severity: true,
  api: true,
  method: true,
  path: true,
  host: true,
  source: true,
}).extend({
  id: z.number().int(),
  finding: z.number().int(),
  kind: ExceptionKind,
  state: ExceptionState,
  reason: z.string(),
  requester: z.string(),
  requestedAt: z.iso.datetime(),
  /** Who decided; `null` while it waits. */
  approver: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
});
export type FindingException = z.infer<typeof FindingException>;

export const ExceptionQuery = z.object({
  state: several(ExceptionState).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type ExceptionQuery = z.infer<typeof ExceptionQuery>;

export const ExceptionList = z.object({
  /** Those that wait first, the oldest first; then those in force, the next to end first; then the latest of the others. */
  exceptions: z.array(FindingException),
  /** Of each state, whatever is asked. */
  counts: z.record(ExceptionState, z.number().int()),
});
export type ExceptionList = z.infer<typeof ExceptionList>;
