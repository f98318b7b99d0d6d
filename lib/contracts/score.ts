import { z } from 'zod';
import { Severity } from './rule';

export const Grade = z.enum(['A', 'B', 'C', 'D', 'F']);
export type Grade = z.infer<typeof Grade>;

/** What one open finding takes from a score. Debts are without unit; gains are points of the score. */
export const Deduction = z.object({
  /** Identity of the finding, as the caller gave it. */
  finding: z.string(),
  rule: z.string(),
  severity: Severity,
  isAccepted: z.boolean(),
  /** Its share of the total debt, after the discount for repetition within its rule. */
  debt: z.number(),
  /** The score without it, less the score. Never negative. */
  gain: z.number(),
});
export type Deduction = z.infer<typeof Deduction>;

export const Score = z.object({
  /** 0 to 100, one decimal; `null`: unrated, there is no evidence. */
  score: z.number().nullable(),
  grade: Grade.nullable(),
  /** Worst open severity, acceptance considered; `null` when nothing is open. */
  band: Severity.nullable(),
  debt: z.number(),
  /** Largest gain first. */
  deductions: z.array(Deduction),
  /** Share of the endpoints whose traffic some source can show, 0 to 1. */
  evidenceCoverage: z.number(),
  /** Of the weights that it was computed with. */
  weights: z.number().int(),
});
export type Score = z.infer<typeof Score>;

/** What to fix first in an API: the findings of one rule that win back most when they are resolved together. */
export const BestFix = z.object({
  rule: z.string(),
  /** The worst of its findings. */
  severity: Severity,
  /** How many findings it takes. */
  findings: z.number().int(),
  /** Points of the score. */
  gain: z.number(),
});
export type BestFix = z.infer<typeof BestFix>;
