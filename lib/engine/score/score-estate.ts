import type { Grade } from '@/lib/contracts/score';
import { gradeOf } from './score-api';

export interface EstateScore {
  /** 0 to 100, one decimal; `null` when no API is rated. */
  score: number | null;
  grade: Grade | null;
  rated: number;
  unrated: number;
}

/** The worst tenth of the APIs, at least one, weighs as much as all of them together. */
const WORST_SHARE = 0.1;

/**
 * Half the mean of all rated APIs, half the mean of the worst tenth: one bad API among many good ones shows, and a good
 * many middling ones too. Both halves grow with each API's score, so law 7 holds for the estate as it does for an API.
 */
export function scoreEstate(scores: readonly (number | null)[]): EstateScore {
  const rated = scores.filter((score) => score !== null).sort((a, b) => a - b);
  const unrated = scores.length - rated.length;
  if (rated.length === 0) return { score: null, grade: null, rated: 0, unrated };
  const worst = rated.slice(0, Math.ceil(rated.length * WORST_SHARE));
  const score = Math.round(((mean(rated) + mean(worst)) / 2) * 10) / 10;
  return { score, grade: gradeOf(score), rated: rated.length, unrated };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
