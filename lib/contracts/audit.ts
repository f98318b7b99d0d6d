import { z } from 'zod';
import { ExportFormat } from './export-format';
import { Day } from './lifecycle';
import { Text } from './text';

/** What somebody did. Times RFC 3339. */
export const AuditEvent = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Name; empty for nobody who is known. */
  actor: z.string(),
  /** `session`, `token NAME`, `command` or `system`. */
  via: z.string(),
  action: z.string(),
  target: z.string(),
  /** Names and numbers; never a secret. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditFilter = z.object({
  /** Contained in who did it, in what was done or on what. */
  q: Text.max(200).optional(),
  /** Contained in the name of who did it. */
  who: Text.max(200).optional(),
  /** What was done: `findings.act`, or `findings` for all of a kind. */
  action: z
    .string()
    .regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/, 'Give a kind as findings, or an action as findings.act.')
    .optional(),
  /** Days (UTC), both of them included. */
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditQuery = AuditFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditExport = AuditFilter.extend({ format: ExportFormat });
export type AuditExport = z.infer<typeof AuditExport>;

/** A row as it is taken away: with what chains it to the row before. */
export const AuditLine = AuditEvent.extend({
  actorId: z.string().nullable(),
  /** Hash of the row before, `''` for the first. */
  previousHash: z.string(),
  /** SHA-256 (hex) over the hash before and the row's content. */
  hash: z.string(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const AuditVerdict = z.object({
  /** Rows that fit, from the first on. */
  events: z.number().int(),
  /** Hash of the last of them, `''` for none: kept elsewhere, it shows later that none was cut off. */
  head: z.string(),
  /** The first row that does not fit, and why; `null`: the chain holds. */
  broken: z.object({ id: z.string(), why: z.string() }).nullable(),
});
export type AuditVerdict = z.infer<typeof AuditVerdict>;
