import type { FindingAbout, FindingDetail } from '@/lib/contracts/finding';
import { database } from '@/lib/data/client';
import {
  readFinding,
  readFindingCare,
  readFindingEvents,
  readFindingEvidence,
} from '@/lib/data/finding-rows';
import { explainFix } from '@/lib/engine/remedy/explain/explain-fix';
import type { FixFacts } from '@/lib/engine/remedy/explain/facts';
import { stepsFrom } from '@/lib/engine/remedy/finding-life';
import { RULES } from '@/lib/engine/rules/registry';
import { withTitle } from './browse-findings';
import { NotFoundError } from './errors';
import { readFindingSubject } from './finding-endpoint';
import { ruleWords } from './rule-words';

/** One finding: what was seen, why it matters, how it is fixed, and what became of it. */
export async function inspectFinding(id: number, now: Date): Promise<FindingDetail> {
  const db = database();
  const finding = await readFinding(db, id, now);
  if (!finding) throw new NotFoundError('finding', id);
  const [found, events, care, subject] = await Promise.all([
    readFindingEvidence(db, [id]),
    readFindingEvents(db, id),
    readFindingCare(db, id),
    readFindingSubject(db, finding),
  ]);
  const evidence = found.get(id) ?? [];
  return {
    ...withTitle(finding),
    evidence,
    about: about(finding.rule),
    explanation: explainFix({ ...finding, evidence }, factsOf(subject, now)),
    events,
    ...care,
    steps: stepsFrom(finding.status),
  };
}

function factsOf({ schemes, endpoint }: Awaited<ReturnType<typeof readFindingSubject>>, now: Date): FixFacts {
  const place = endpoint?.place;
  return {
    schemes,
    traffic: endpoint?.summary ?? null,
    declared: place?.isCurrent
      ? {
          security: place.declared.security,
          isDeprecated: place.isDeprecated,
          sunset: place.sunset ?? undefined,
        }
      : null,
    now,
  };
}

function about(id: string): FindingAbout | null {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return null;
  const { clears, risk } = ruleWords(rule);
  return { why: rule.why, fires: rule.fires, fix: rule.fix, clears, risk };
}
