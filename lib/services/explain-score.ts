import type { ScoreExplanation } from '@/lib/contracts/api-posture';
import { readEndpointTraits, readFindingPlaces } from '@/lib/data/api-posture';
import { findApiName } from '@/lib/data/apis';
import { database } from '@/lib/data/client';
import { readFindings } from '@/lib/data/findings';
import { RULES } from '@/lib/engine/rules/registry';
import { waterfall } from '@/lib/engine/score/waterfall';
import { scoreFindings } from '@/lib/engine/score-findings';
import { NotFoundError } from './errors';
import { readMetadata } from './stewardship';

const PLACES_SHOWN = 20;
const TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ id, title }) => [id, title]));

/** Scores an API anew, from the findings as they are kept and by the code that judging scores with. */
export async function explainScore(id: number): Promise<ScoreExplanation> {
  const db = database();
  if ((await findApiName(db, id)) === null) throw new NotFoundError('API', id);
  const [findings, endpoints, metadata] = await Promise.all([
    readFindings(db, id),
    readEndpointTraits(db, id),
    readMetadata(db, id),
  ]);
  const named = findings.map((finding) => ({ ...finding, name: String(finding.id) }));
  const score = scoreFindings(named, { exposure: metadata?.exposure ?? 'unknown', endpoints });
  const steps = waterfall(score);
  const shown = steps.flatMap(({ deductions }) => deductions.slice(0, PLACES_SHOWN));
  const places = await readFindingPlaces(
    db,
    shown.map(({ finding }) => Number(finding)),
  );
  const { grade, band, debt, evidenceCoverage, weights, deductions } = score;
  return {
    score: score.score,
    grade,
    band,
    debt,
    evidenceCoverage,
    weights,
    steps: steps.map(({ deductions: all, ...step }) => ({
      ...step,
      title: TITLES.get(step.rule) ?? step.rule,
      findings: all.length,
      accepted: all.filter(({ isAccepted }) => isAccepted).length,
      places: all.slice(0, PLACES_SHOWN).map(({ finding, severity, isAccepted, debt: own, gain }) => ({
        finding: Number(finding),
        severity,
        isAccepted,
        debt: own,
        gain,
        ...(places.get(Number(finding)) ?? { method: null, path: null, host: null }),
      })),
    })),
    free: deductions.length - steps.reduce((sum, step) => sum + step.deductions.length, 0),
  };
}
