import type { FixExplanation } from '@/lib/contracts/finding';
import { abuse } from './abuse';
import { authentication } from './authentication';
import { configuration } from './configuration';
import { contents } from './contents';
import { credentials } from './credentials';
import type { Explainers } from './explainer';
import type { ExplainedFinding, FixFacts } from './facts';
import { inventory } from './inventory';
import { wordsOf } from './words';

const EXPLAINERS: Explainers = {
  ...abuse,
  ...authentication,
  ...configuration,
  ...contents,
  ...credentials,
  ...inventory,
};

/** What is wrong at this very place, and the steps that mend it; `null` for a rule that is not known. */
export function explainFix(finding: ExplainedFinding, facts: FixFacts): FixExplanation | null {
  const explained = EXPLAINERS[finding.rule]?.(wordsOf(finding, facts));
  if (!explained) return null;
  return { says: tidy(explained.says), steps: tidy(explained.steps) };
}

function tidy(texts: readonly string[]): string[] {
  return texts.map((text) => text.replaceAll(/ {2,}/g, ' ').trim()).filter((text) => text !== '');
}
