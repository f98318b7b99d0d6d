import { z } from 'zod';
import { ApiSummary, EndpointRow } from './inventory';
import { BestFix, Grade } from './score';
import { SourceHealth } from './source';

/** The estate's score on a day (UTC). */
export const EstatePoint = z.object({
  day: z.iso.date(),
  /** 0 to 100; `null`: no API was rated. */
  score: z.number().nullable(),
  evidenceCoverage: z.number(),
});
export type EstatePoint = z.infer<typeof EstatePoint>;

/** What the overview counts: endpoints by their derived name, and findings that are past their date. */
export const EstateNumber = z.enum(['shadow', 'zombie', 'unauthenticated', 'overdue']);
export type EstateNumber = z.infer<typeof EstateNumber>;

export const NumberInTime = z.object({
  count: z.number().int(),
  /** What it was a week ago, or on the last day recorded before; `null` while no day that old is recorded. */
  weekAgo: z.object({ day: z.iso.date(), count: z.number().int() }).nullable(),
  /** Of `count`, what was first seen, or fell due, in the last 7 days. */
  appeared: z.number().int(),
});
export type NumberInTime = z.infer<typeof NumberInTime>;

export const Coverage = ApiSummary.pick({ documentedAndSeen: true, seenOnly: true, documentedOnly: true });
export type Coverage = z.infer<typeof Coverage>;

/** Endpoints of one API that traffic first showed in the last 7 days, newest first, a few of them. */
export const AppearedInApi = z.object({
  apiId: z.number().int(),
  api: z.string(),
  count: z.number().int(),
  endpoints: z.array(EndpointRow),
});
export type AppearedInApi = z.infer<typeof AppearedInApi>;

/** An API that loses points, and what to fix first. */
export const CostlyApi = z.object({
  apiId: z.number().int(),
  api: z.string(),
  score: z.number(),
  grade: Grade,
  evidenceCoverage: z.number(),
  coverage: Coverage,
  /** Findings that somebody still has to do something about. */
  pending: z.number().int(),
  fix: BestFix.extend({
    title: z.string(),
    /** The finding and its place where it is one alone. */
    findingId: z.number().int().nullable(),
    method: z.string().nullable(),
    path: z.string().nullable(),
  }).nullable(),
});
export type CostlyApi = z.infer<typeof CostlyApi>;

/** The estate at one look. */
export const EstateOverview = z.object({
  /** 0 to 100, one decimal; `null`: unrated. */
  score: z.number().nullable(),
  grade: Grade.nullable(),
  rated: z.number().int(),
  unrated: z.number().int(),
  /** Mean over the APIs of the share of their endpoints whose traffic some source can show, 0 to 1. */
  evidenceCoverage: z.number(),
  /** The last 90 days, oldest first; days without a score are left out. */
  trend: z.array(EstatePoint),
  apis: z.number().int(),
  endpoints: z.number().int(),
  coverage: Coverage,
  numbers: z.record(EstateNumber, NumberInTime),
  appeared: z.object({
    /** All endpoints first seen in the last 7 days, and of how many APIs. */
    endpoints: z.number().int(),
    apis: z.number().int(),
    /** Those with the newest endpoints, at most 8. */
    byApi: z.array(AppearedInApi),
  }),
  /** The ten APIs with the lowest scores, the lowest first; those without a finding are left out. */
  costliest: z.array(CostlyApi),
  sources: z.array(SourceHealth),
});
export type EstateOverview = z.infer<typeof EstateOverview>;

/** The cheapest answer to whether anything changed. */
export const EstateVersion = z.object({
  version: z.string().max(20),
  /** An import is under way. */
  isTakingIn: z.boolean(),
});
export type EstateVersion = z.infer<typeof EstateVersion>;
