import { z } from 'zod';
import type { FindingStatus, Verification } from './finding';
import type { Severity } from './rule';

/**
 * What others can be told. `finding.undone`: somebody took back what changed no status. `exception.ending`: in 14 days at
 * the latest; `exception.ended`: by time, by evidence or by a person.
 */
export const OutboundKind = z.enum([
  'finding.opened',
  'finding.reopened',
  'finding.resolved',
  'finding.status-changed',
  'finding.assigned',
  'finding.commented',
  'finding.undone',
  'exception.requested',
  'exception.decided',
  'exception.ending',
  'exception.ended',
  'api.appeared',
]);
export type OutboundKind = z.infer<typeof OutboundKind>;

/** A finding as it was when something happened to it. Names and codes only: no evidence, no words that people wrote. */
export interface ToldFinding {
  id: number;
  rule: string;
  /** Of the rule. */
  title: string;
  severity: Severity;
  status: FindingStatus;
  /** `null` where the event changed none. */
  previousStatus: FindingStatus | null;
  verification: Verification | null;
  method: string | null;
  /** The template. */
  path: string | null;
  /** Name of the person or team that has it. */
  assignee: string | null;
}

/** Something that happened, as others are told of it. */
export interface OutboundEvent {
  /** Stays the same however often it is sent. */
  id: string;
  kind: OutboundKind;
  /** RFC 3339. */
  at: string;
  /** Who did it; `null`: the evidence, or time. */
  actor: string | null;
  api: { id: number; name: string; teamId: number | null; team: string | null };
  /** `null`: it is about the API. */
  finding: ToldFinding | null;
  /** How an exception was decided; `null` for everything else. */
  isApproved: boolean | null;
}
