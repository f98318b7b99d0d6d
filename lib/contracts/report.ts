import { z } from 'zod';
import { Coverage, EstatePoint } from './estate';
import { PostureExportFormat } from './export-format';
import { Severity } from './rule';
import { BestFix, Grade } from './score';
import { Stewardship } from './stewardship';

/** Pending findings of one severity. */
export const SeverityCount = z.object({
  severity: Severity,
  pending: z.number().int(),
  overdue: z.number().int(),
});
export type SeverityCount = z.infer<typeof SeverityCount>;

/** What a rule found: how many pending findings, in how many APIs. */
export const RuleCount = z.object({
  rule: z.string(),
  title: z.string(),
  severity: Severity,
  findings: z.number().int(),
  apis: z.number().int(),
});
export type RuleCount = z.infer<typeof RuleCount>;

/** An endpoint with pending findings. */
export const WorstEndpoint = z.object({
  endpointId: z.number().int().nullable(),
  api: z.string(),
  method: z.string(),
  path: z.string(),
  /** The worst of its findings. */
  severity: Severity,
  findings: z.number().int(),
  /** Ids, in their order. */
  rules: z.array(z.string()),
});
export type WorstEndpoint = z.infer<typeof WorstEndpoint>;

/** An API as the report of the estate lists it. */
export const ReportedApi = z.object({
  apiId: z.number().int(),
  api: z.string(),
  score: z.number().nullable(),
  grade: Grade.nullable(),
  evidenceCoverage: z.number(),
  endpoints: z.number().int(),
  coverage: Coverage,
  /** Pending findings, and those of them that are critical or high. */
  pending: z.number().int(),
  urgent: z.number().int(),
  fix: BestFix.nullable(),
});
export type ReportedApi = z.infer<typeof ReportedApi>;

/** What a posture report says of the estate, or of one API. */
const Posture = z.object({
  at: z.iso.datetime(),
  score: z.number().nullable(),
  grade: Grade.nullable(),
  evidenceCoverage: z.number(),
  /** The last 90 days, oldest first; days without a score are left out. */
  trend: z.array(EstatePoint),
  endpoints: z.number().int(),
  coverage: Coverage,
  shadow: z.number().int(),
  zombie: z.number().int(),
  unauthenticated: z.number().int(),
  /** The worst first; severities without a pending finding are there with zeros. */
  severities: z.array(SeverityCount),
  /** The rules with the worst and the most pending findings, at most 20. */
  rules: z.array(RuleCount),
  /** The endpoints with the worst and the most pending findings, at most 25. */
  worstEndpoints: z.array(WorstEndpoint),
});

export const EstateReport = Posture.extend({
  rated: z.number().int(),
  unrated: z.number().int(),
  /** The lowest score first, at most 50; `more` says how many were left off. */
  apis: z.array(ReportedApi),
  more: z.number().int(),
});
export type EstateReport = z.infer<typeof EstateReport>;

export const ApiReport = Posture.extend({
  apiId: z.number().int(),
  api: z.string(),
  stewardship: Stewardship,
});
export type ApiReport = z.infer<typeof ApiReport>;

/** Every API with its posture, the lowest score first. */
export const PostureExport = z.object({ format: PostureExportFormat });
export type PostureExport = z.infer<typeof PostureExport>;
