import { type FindingStatus, PersonStep } from '@/lib/contracts/finding';

/**
 * What evidence and time do with it. `clear`: its clearing condition holds. `recur`: what was resolved shows again.
 * `contradict`: evidence after the claim still shows it. `expire`: the acceptance ran out. `worsen`: it shows worse than
 * what was decided on. `lose-original`: what it is a duplicate of is gone.
 */
export type WorldStep = 'clear' | 'recur' | 'contradict' | 'expire' | 'worsen' | 'lose-original';

export type LifeStep = PersonStep | WorldStep;

const DECISIONS = {
  accept: 'risk-accepted',
  dismiss: 'false-positive',
  'mark-duplicate': 'duplicate',
} as const;

/**
 * The life of a finding, whole: from each status, where each step leads. A step that is not here is refused. Only
 * evidence resolves (`clear`); who was told that it is no problem, or another's, is not told so again by silence.
 */
export const FINDING_LIFE: Readonly<Record<FindingStatus, Partial<Record<LifeStep, FindingStatus>>>> = {
  open: { triage: 'triaged', start: 'in-progress', claim: 'fix-claimed', ...DECISIONS, clear: 'resolved' },
  triaged: { start: 'in-progress', claim: 'fix-claimed', reopen: 'open', ...DECISIONS, clear: 'resolved' },
  'in-progress': {
    triage: 'triaged',
    claim: 'fix-claimed',
    reopen: 'open',
    ...DECISIONS,
    clear: 'resolved',
  },
  'fix-claimed': {
    start: 'in-progress',
    reopen: 'open',
    ...DECISIONS,
    contradict: 'in-progress',
    clear: 'resolved',
  },
  resolved: { recur: 'open' },
  'risk-accepted': { reopen: 'open', expire: 'open', worsen: 'open', clear: 'resolved' },
  'false-positive': { reopen: 'open', worsen: 'open' },
  duplicate: { reopen: 'open', 'lose-original': 'open' },
};

/** Where a step leads; `null`: from this status it leads nowhere. */
export function afterStep(status: FindingStatus, step: LifeStep): FindingStatus | null {
  return FINDING_LIFE[status][step] ?? null;
}

/** The steps that people can take from a status, in the order in which they are offered. */
export function stepsFrom(status: FindingStatus): PersonStep[] {
  return PersonStep.options.filter((step) => afterStep(status, step) !== null);
}
