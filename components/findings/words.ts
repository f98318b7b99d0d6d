import type {
  FindingFacet,
  FindingSort,
  FindingStatus,
  PersonStep,
  Verification,
} from '@/lib/contracts/finding';
import { NO_TEAM } from '@/lib/contracts/no-team';
import type { Confidence, Severity } from '@/lib/contracts/rule';

/** The words for what the contract spells as identifiers, in the order in which they are offered. */
export const SEVERITY_WORDS: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

export const STATUS_WORDS: Record<FindingStatus, string> = {
  open: 'Open',
  triaged: 'Triaged',
  'in-progress': 'In progress',
  'fix-claimed': 'Fix claimed',
  resolved: 'Resolved',
  'risk-accepted': 'Risk accepted',
  'false-positive': 'False positive',
  duplicate: 'Duplicate',
};

/** What a step is called on its button. */
export const STEP_WORDS: Record<PersonStep, string> = {
  triage: 'Triage',
  start: 'Start work',
  claim: 'Claim it fixed',
  accept: 'Accept the risk…',
  dismiss: 'False positive…',
  'mark-duplicate': 'Duplicate…',
  reopen: 'Open again',
};

export const VERIFICATION_WORDS: Record<Verification, string> = {
  waiting: 'Waits for evidence after the claim',
  failed: 'Failed: it still showed after the claim',
  unverifiable: 'No evidence for 14 days after the claim',
};

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  high: 'High',
  low: 'Low, little traffic to judge by',
};

export const FACET_TITLES: Record<FindingFacet, string> = {
  severity: 'Severity',
  status: 'Status',
  api: 'API',
  team: 'Team',
  rule: 'Rule',
  confidence: 'Confidence',
};

export const SORT_WORDS: Record<FindingSort, string> = {
  urgency: 'Most urgent first',
  gain: 'Most points won back first',
  due: 'Due soonest first',
  opened: 'Opened last first',
  lastSeen: 'Seen last first',
};

/** A value of a facet in words; rules by id and title. */
export function facetWord(
  facet: FindingFacet,
  value: string,
  ruleTitles: Readonly<Record<string, string>>,
): string {
  const words: Partial<Record<FindingFacet, Record<string, string>>> = {
    severity: SEVERITY_WORDS,
    status: STATUS_WORDS,
    confidence: CONFIDENCE_WORDS,
  };
  if (facet === 'team' && value === NO_TEAM) return 'No team';
  if (facet === 'rule') return `${value} ${ruleTitles[value] ?? ''}`.trimEnd();
  return words[facet]?.[value] ?? value;
}
