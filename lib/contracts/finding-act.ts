import { z } from 'zod';
import { ExceptionKind, FindingEvent, FindingStatus, PersonStep } from './finding';
import { Text } from './text';

/** The steps that need nobody's approval and no reason. */
export const FreeStep = PersonStep.extract(['triage', 'start', 'claim', 'reopen']);
export type FreeStep = z.infer<typeof FreeStep>;

const Words = Text.trim().min(1).max(2000);
/** Long enough that it says something to who reads it in a year. */
const Reason = Text.trim().min(10).max(2000);

/** What somebody does with findings. */
export const FindingAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step'), step: FreeStep }),
  /** To a person, to a team, or with neither to nobody. */
  z.strictObject({
    kind: z.literal('assign'),
    person: z.string().max(100).nullable().default(null),
    team: z.number().int().positive().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('comment'), text: Words }),
  /**
   * `until`, the day (UTC) on which it ends, is for accepted risks: at most 90 days ahead for critical and high ones, 365
   * for others. A steward's own word suffices for a false positive; everything else waits for somebody else's approval.
   */
  z.strictObject({
    kind: z.literal('request'),
    for: ExceptionKind,
    reason: Reason,
    until: z.iso.date().optional(),
  }),
  /** Of the request that waits: by somebody else than who made it. */
  z.strictObject({ kind: z.literal('decide'), isApproved: z.boolean() }),
  z.strictObject({ kind: z.literal('duplicate'), of: z.number().int().positive() }),
]);
export type FindingAct = z.infer<typeof FindingAct>;

/** Findings at one stroke, each as it was when the actor looked at it. */
export const FindingActs = z.object({
  act: FindingAct,
  findings: z
    .array(z.object({ id: z.number().int().positive(), version: z.number().int().positive() }))
    .min(1)
    .max(500),
});
export type FindingActs = z.infer<typeof FindingActs>;

/**
 * `changed`: somebody else, or the evidence, was quicker. `gone`: there is no such finding. `not-yours`: another team's API.
 * `not-from-here`: the step leads nowhere from the finding's status. `not-so`: a guard of the act, which says itself.
 */
export const RefusalCode = z.enum(['changed', 'gone', 'not-yours', 'not-from-here', 'not-so']);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** The account of an act: every finding it named is in one of the lists. */
export const ActReceipt = z.object({
  /** Names it for undoing. */
  act: z.uuid(),
  done: z.array(z.object({ id: z.number().int(), version: z.number().int(), status: FindingStatus })),
  refused: z.array(
    z.object({
      id: z.number().int(),
      code: RefusalCode,
      because: z.string(),
      /** What happened since the version that the actor knew, oldest first. */
      since: z.array(FindingEvent),
    }),
  ),
});
export type ActReceipt = z.infer<typeof ActReceipt>;
