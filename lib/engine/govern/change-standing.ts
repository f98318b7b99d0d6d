import type { Day, Stage, StandingChange } from '@/lib/contracts/lifecycle';
import { isLeaving, stagesFrom } from './stage-life';

/** What an API's standing is and depends on. */
export interface StandingFacts {
  stage: Stage;
  isSaid: boolean;
  deprecatedOn: Day | null;
  sunsetOn: Day | null;
  /** Somebody has ever called it. */
  isCalled: boolean;
  /** Nobody calls it any more, as far as evidence tells. */
  isSafe: boolean;
  /** Who asks may decide against the evidence. */
  mayForce: boolean;
  today: Day;
}

export interface NextStanding {
  stage: Stage;
  deprecatedOn: Day | null;
  sunsetOn: Day | null;
}

/**
 * What a person's change makes of an API, or the sentence that refuses it. Days belong to what is leaving: they go when it
 * comes back, and come by themselves where a stage needs one that nobody gave.
 */
export function changeStanding(
  before: StandingFacts,
  change: Omit<StandingChange, 'version' | 'reason'>,
): { next: NextStanding } | { refusal: string } {
  const { stage } = change;
  if (stage !== before.stage && !stagesFrom(before).includes(stage))
    return { refusal: `What is ${before.stage} cannot become ${stage} in one step.` };
  if (!isLeaving(stage)) {
    if (change.deprecatedOn || change.sunsetOn)
      return { refusal: `What is ${stage} has no end in sight: deprecate it to set its days.` };
    return { next: { stage, deprecatedOn: null, sunsetOn: null } };
  }
  const next = { stage, ...daysOf(before, change) };
  const refusal = refuseDays(before, next) ?? refuseRetirement(before, change);
  return refusal === null ? { next } : { refusal };
}

function daysOf(before: StandingFacts, change: Omit<StandingChange, 'version' | 'reason'>) {
  const { today } = before;
  const deprecatedOn =
    change.deprecatedOn === undefined ? (before.deprecatedOn ?? today) : (change.deprecatedOn ?? today);
  const asked = change.sunsetOn === undefined ? before.sunsetOn : change.sunsetOn;
  if (change.stage === 'deprecated') return { deprecatedOn, sunsetOn: asked };
  // Its last day has come: not later than today, whatever was planned.
  const sunsetOn = asked === null ? today : earlier(asked, today);
  return { deprecatedOn: earlier(deprecatedOn, sunsetOn), sunsetOn };
}

function earlier(...days: [Day, Day]): Day {
  return days.sort()[0] as Day;
}

function refuseDays(
  { today }: StandingFacts,
  { stage, deprecatedOn, sunsetOn }: NextStanding,
): string | null {
  if (deprecatedOn !== null && sunsetOn !== null && sunsetOn < deprecatedOn)
    return `Its last day, ${sunsetOn}, would come before it is deprecated, on ${deprecatedOn}.`;
  if (stage === 'deprecated' && sunsetOn !== null && sunsetOn < today)
    return `Its last day, ${sunsetOn}, has passed: give a later one, or say that it is sunset.`;
  return null;
}

function refuseRetirement(
  { stage, isSafe, mayForce }: StandingFacts,
  change: { stage: Stage; isForced: boolean },
): string | null {
  if (change.stage !== 'retired' || stage === 'retired' || isSafe) return null;
  if (!change.isForced)
    return 'Its plan does not say that it is safe to switch off. See who still calls, or retire it all the same, with a reason.';
  return mayForce ? null : 'Only analysts, governance and administrators may retire what is still called.';
}

/** The stage that the calendar brings: what is deprecated is sunset when its last day has passed. */
export function stageByCalendar(stage: Stage | null, sunsetOn: Day | null, today: Day): Stage | null {
  return stage === 'deprecated' && sunsetOn !== null && sunsetOn < today ? 'sunset' : stage;
}
