import { z } from 'zod';
import { SensitiveClass } from './endpoint';
import { FieldPlace } from './operation';

export const Severity = z.enum(['critical', 'high', 'medium', 'low', 'info']);
export type Severity = z.infer<typeof Severity>;

/** `low`: below the evidence floor of 5 successful responses over 2 calendar days. */
export const Confidence = z.enum(['high', 'low']);
export type Confidence = z.infer<typeof Confidence>;

export const RuleNeeds = z.enum(['spec', 'traffic', 'both', 'metadata']);
export type RuleNeeds = z.infer<typeof RuleNeeds>;

export const RuleScope = z.enum(['endpoint', 'api', 'host', 'source']);
export type RuleScope = z.infer<typeof RuleScope>;

/** What makes a finding resolve by itself; several hold each for itself. */
export const Clearing = z.enum([
  /** The current revision no longer shows it. */
  'revision',
  /** At least 50 newer successful responses over 7 days, none showing it. */
  'clean-traffic',
  /** Silent, or answered only 404, 405 and 410, for 14 days while its host is still observed. */
  'silence',
  /** What was not recorded is recorded. */
  'metadata',
  /** Any request. */
  'request',
  /** 30 days of observed traffic without. */
  'month-without',
  /** The source delivers again. */
  'delivery',
]);
export type Clearing = z.infer<typeof Clearing>;

/** A number of a rule that a deployment, or one API, may set otherwise. */
export const RuleParameter = z.object({ value: z.number(), says: z.string() });
export type RuleParameter = z.infer<typeof RuleParameter>;

/** As in the catalogue: `AUTH-04`. */
export const RuleId = z.string().regex(/^[A-Z]+-\d\d$/);

/** A rule as people read it. Texts are Markdown sentences. */
export const RuleInfo = z.object({
  id: RuleId,
  title: z.string(),
  severity: Severity,
  /** Number in the OWASP API Security Top 10 of 2023. */
  owasp: z.number().int().min(1).max(10),
  needs: RuleNeeds,
  scope: RuleScope,
  clears: z.array(Clearing).min(1),
  why: z.string(),
  /** When exactly it fires. */
  fires: z.string(),
  fix: z.string(),
  /** One case that fires and one that looks like it and does not. */
  examples: z.object({ fires: z.string(), spares: z.string() }),
  parameters: z.record(z.string(), RuleParameter),
});
export type RuleInfo = z.infer<typeof RuleInfo>;

/** What was seen, for a person to check. Never a value: names, counts, times, lines. Times RFC 3339. */
export const EvidenceItem = z.object({
  says: z.string(),
  /** Exchanges that show it. */
  exchanges: z.number().int().optional(),
  firstSeen: z.iso.datetime().optional(),
  lastSeen: z.iso.datetime().optional(),
  fields: z
    .array(z.object({ place: FieldPlace, name: z.string(), classes: z.array(SensitiveClass) }))
    .optional(),
  /** Where a document says it. */
  spec: z
    .object({
      title: z.string(),
      revision: z.number().int(),
      file: z.string().optional(),
      line: z.number().int(),
    })
    .optional(),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/** A rule that fired at one place. */
export const DetectedFinding = z.object({
  rule: z.string(),
  severity: Severity,
  confidence: Confidence,
  api: z.string(),
  /** `null` for a finding about the whole API, a host or a source. */
  method: z.string().nullable(),
  /** Template with named parameters. */
  path: z.string().nullable(),
  /** Template with `{}` for each parameter: it does not change when a parameter is renamed. */
  key: z.string().nullable(),
  host: z.string().nullable(),
  source: z.string().nullable(),
  /** Tells findings of one rule at one place apart; `''` where there can be one only. */
  qualifier: z.string(),
  evidence: z.array(EvidenceItem).min(1),
  /** When traffic showed it, `null` for what documents and records alone show. */
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
});
export type DetectedFinding = z.infer<typeof DetectedFinding>;

/** Changes to a rule for a deployment or for one API. */
export const RuleSetting = z.strictObject({
  rule: z.string(),
  /** `null`: everywhere. An API's own setting wins. */
  api: z.string().nullable().default(null),
  isEnabled: z.boolean().optional(),
  severity: Severity.optional(),
  parameters: z.record(z.string(), z.number()).optional(),
});
export type RuleSetting = z.infer<typeof RuleSetting>;
