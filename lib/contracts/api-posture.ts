import { z } from 'zod';
import { EstatePoint } from './estate';
import { ApiSummary } from './inventory';
import { Severity } from './rule';
import { Grade } from './score';

/** An API with all that the head of its page says. */
export const ApiProfile = ApiSummary.extend({
  /** Its documents, each by its current revision. */
  documents: z.array(
    z.object({ title: z.string(), format: z.string(), version: z.string(), revision: z.number().int() }),
  ),
  /** The last 90 days, oldest first; days without a score are left out. */
  trend: z.array(EstatePoint),
  /** Something changed, and its findings are about to be judged again. */
  isBeingJudged: z.boolean(),
});
export type ApiProfile = z.infer<typeof ApiProfile>;

/** A finding in a step of a score. Debts are without unit, gains points of the score. */
export const ScoredPlace = z.object({
  finding: z.number().int(),
  severity: Severity,
  isAccepted: z.boolean(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  host: z.string().nullable(),
  debt: z.number(),
  /** The score without it, less the score. */
  gain: z.number(),
});
export type ScoredPlace = z.infer<typeof ScoredPlace>;

/** All findings of one rule, as one step of the way from 100 down to the score. Points are not rounded. */
export const ScoreStep = z.object({
  rule: z.string(),
  title: z.string(),
  /** The worst of its findings. */
  severity: Severity,
  findings: z.number().int(),
  accepted: z.number().int(),
  debt: z.number(),
  from: z.number(),
  to: z.number(),
  /** What resolving all of them wins back. */
  gain: z.number(),
  /** At most 20, the largest gain first. */
  places: z.array(ScoredPlace),
});
export type ScoreStep = z.infer<typeof ScoreStep>;

/** A score with everything that makes it. */
export const ScoreExplanation = z.object({
  score: z.number().nullable(),
  grade: Grade.nullable(),
  /** Worst open severity, which sets the band; `null` when nothing is open. */
  band: Severity.nullable(),
  debt: z.number(),
  evidenceCoverage: z.number(),
  weights: z.number().int(),
  /** From 100 down, the worst severity first: each begins where the one before ends. */
  steps: z.array(ScoreStep),
  /** Open findings that take nothing: information, and small risks that were accepted. */
  free: z.number().int(),
});
export type ScoreExplanation = z.infer<typeof ScoreExplanation>;

/** An endpoint of an API with what is open there. */
export const TroubledEndpoint = z.object({
  id: z.number().int(),
  method: z.string(),
  path: z.string(),
  findings: z.number().int(),
  worst: Severity,
  /** Sum of the gains of its findings. */
  gain: z.number(),
  requests: z.number().int(),
});
export type TroubledEndpoint = z.infer<typeof TroubledEndpoint>;

/** Who calls an endpoint, as far as its evidence tells. */
export const CalledEndpoint = z.object({
  id: z.number().int(),
  method: z.string(),
  path: z.string(),
  requests: z.number().int(),
  /** Distinct clients, estimated above 64; `null` where no source shows them. */
  callers: z.number().int().nullable(),
  /** Kinds of credentials of successful requests, most first. */
  credentials: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  /** Successes without credentials. */
  anonymous: z.number().int(),
  lastSeen: z.iso.datetime().nullable(),
});
export type CalledEndpoint = z.infer<typeof CalledEndpoint>;

export const ApiCallers = z.object({
  /** The endpoints with most requests, most first. */
  endpoints: z.array(CalledEndpoint),
  /** Endpoints with traffic beside these. */
  more: z.number().int(),
  /** Distinct clients of the listed endpoints together, estimated above 64; `null` where no source shows them. */
  callers: z.number().int().nullable(),
  /** Hosts that were called, most requests first. */
  hosts: z.array(
    z.object({
      host: z.string(),
      requests: z.number().int(),
      firstSeen: z.iso.datetime().nullable(),
      lastSeen: z.iso.datetime().nullable(),
    }),
  ),
});
export type ApiCallers = z.infer<typeof ApiCallers>;
