import type { FindingAbout, FindingDetail } from '@/lib/contracts/finding';
import { database } from '@/lib/data/client';
import {
  readFinding,
  readFindingCare,
  readFindingEvents,
  readFindingEvidence,
} from '@/lib/data/finding-rows';
import { stepsFrom } from '@/lib/engine/remedy/finding-life';
import { RULES } from '@/lib/engine/rules/registry';
import { withTitle } from './browse-findings';
import { NotFoundError } from './errors';
import { ruleWords } from './rule-words';

/** One finding: what was seen, why it matters, how it is fixed, and what became of it. */
export async function inspectFinding(id: number, now: Date): Promise<FindingDetail> {
  const db = database();
  const finding = await readFinding(db, id, now);
  if (!finding) throw new NotFoundError('finding', id);
  const [evidence, events, care] = await Promise.all([
    readFindingEvidence(db, [id]),
    readFindingEvents(db, id),
    readFindingCare(db, id),
  ]);
  return {
    ...withTitle(finding),
    evidence: evidence.get(id) ?? [],
    about: about(finding.rule),
    events,
    ...care,
    steps: stepsFrom(finding.status),
  };
}

function about(id: string): FindingAbout | null {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return null;
  const { clears, risk } = ruleWords(rule);
  return { why: rule.why, fires: rule.fires, fix: rule.fix, clears, risk };
}
