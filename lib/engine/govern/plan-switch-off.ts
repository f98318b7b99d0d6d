import type { Day, PlanStep, SwitchOffPlan, SwitchOffVerdict } from '@/lib/contracts/lifecycle';
import { dayOf } from '@/lib/engine/bytes/time-day';

/** How long nobody may have called: the observation window of the detection catalogue, which holds a monthly job. */
export const QUIET_DAYS = 30;
const DAY_MS = 86_400_000;

/** What the plan for what is leaving depends on. Times are milliseconds since 1970. */
export interface LeavingFacts {
  isDeprecated: boolean;
  isRetired: boolean;
  sunsetOn: Day | null;
  /** When a handler answered last; `null`: never. */
  lastMs: number | null;
  /** First and last traffic of any kind where it would have shown; `null`: none. */
  watched: { fromMs: number; toMs: number } | null;
  /** Distinct clients of the last 30 days; `null` where no source shows clients. */
  callers: number | null;
  nowMs: number;
}

/**
 * When it is safe to switch off: its last day has passed, and 30 days of observed silence as well. Silence that nobody
 * watched proves nothing.
 */
export function planSwitchOff(facts: LeavingFacts): SwitchOffPlan {
  const quietFromMs = quietFrom(facts);
  const safeFromMs = quietFromMs === null ? null : Math.max(quietFromMs, endOf(facts.sunsetOn));
  const verdict = verdictOf(facts, quietFromMs);
  return {
    verdict,
    safeFrom: safeFromMs === null ? null : dayOf(Math.max(safeFromMs, facts.nowMs)),
    because: BECAUSE[verdict](facts),
    steps: stepsOf(facts, verdict),
  };
}

/** From when the silence has lasted, if it lasts; `null`: no source would show calls. */
function quietFrom({ lastMs, watched }: LeavingFacts): number | null {
  if (lastMs !== null) return lastMs + QUIET_DAYS * DAY_MS;
  return watched && watched.fromMs + QUIET_DAYS * DAY_MS;
}

function verdictOf(facts: LeavingFacts, quietFromMs: number | null): SwitchOffVerdict {
  const { nowMs, watched } = facts;
  if (quietFromMs === null || watched === null) return 'untold';
  const isPast = endOf(facts.sunsetOn) <= nowMs;
  if (quietFromMs > nowMs) return isPast && facts.sunsetOn !== null && isCalled(facts) ? 'in-use' : 'wait';
  if (watched.toMs < quietFromMs) return 'untold';
  return isPast ? 'safe' : 'quiet';
}

/** Called since its last day. */
function isCalled({ lastMs, sunsetOn }: LeavingFacts): boolean {
  return lastMs !== null && lastMs >= endOf(sunsetOn);
}

const BECAUSE: Record<SwitchOffVerdict, (facts: LeavingFacts) => string> = {
  safe: ({ lastMs, sunsetOn }) =>
    `Nobody has called it ${lastMs === null ? 'since it is observed' : `since ${dayOf(lastMs)}`}${
      sunsetOn === null ? ', though no last day was announced' : `, and its last day was ${sunsetOn}`
    }.`,
  quiet: ({ lastMs, sunsetOn }) =>
    `Nobody has called it ${lastMs === null ? 'since it is observed' : `since ${dayOf(lastMs)}`}; callers were promised service until ${sunsetOn}.`,
  wait: (facts) =>
    facts.lastMs === null
      ? `It is observed for less than ${QUIET_DAYS} days.`
      : `${whoCalls(facts)} within the last ${QUIET_DAYS} days, last on ${dayOf(facts.lastMs)}.`,
  'in-use': (facts) =>
    `${whoCalls(facts)} after its last day, ${facts.sunsetOn}, last on ${dayOf(facts.lastMs as number)}.`,
  untold: ({ watched }) =>
    watched === null
      ? 'No source shows traffic to its hosts, so that nobody knows who calls.'
      : `No source has shown traffic there since ${dayOf(watched.toMs)}: silence that nobody watched proves nothing.`,
};

function whoCalls({ callers }: LeavingFacts): string {
  if (callers === null || callers === 0) return 'It was called';
  return callers === 1 ? '1 client called it' : `${callers} clients called it`;
}

function stepsOf(facts: LeavingFacts, verdict: SwitchOffVerdict): PlanStep[] {
  const { sunsetOn, isDeprecated, isRetired, callers } = facts;
  const isSilent = verdict === 'safe' || verdict === 'quiet';
  const done = [
    {
      isDone: isDeprecated,
      says: 'Say that it is deprecated: in its document (`deprecated: true`), in a `Deprecation` header, and here.',
    },
    {
      isDone: sunsetOn !== null,
      says:
        sunsetOn === null
          ? 'Set its last day, and announce it: `x-sunset` in its document, a `Sunset` header (RFC 8594).'
          : `Its last day is ${sunsetOn}.`,
    },
    {
      isDone: isSilent,
      says:
        callers !== null && callers > 0 && !isSilent
          ? `Move the ${callers === 1 ? 'client' : `${callers} clients`} that still ${callers === 1 ? 'calls' : 'call'}; name those that you know.`
          : 'Wait until nobody calls.',
    },
    { isDone: isSilent, says: `Let ${QUIET_DAYS} silent days pass, so that a monthly job would have shown.` },
    {
      isDone: isRetired,
      says: 'Answer it 410 at the gateway for a while, take it out of the document, switch it off, and say that it is retired.',
    },
  ];
  const first = done.findIndex(({ isDone }) => !isDone);
  return done.map(({ isDone, says }, at) => ({
    state: isDone ? 'done' : at === first ? 'now' : 'later',
    says,
  }));
}

/** The moment at which a last day has passed; without one, any moment has. */
function endOf(sunsetOn: Day | null): number {
  return sunsetOn === null ? Number.NEGATIVE_INFINITY : Date.parse(sunsetOn) + DAY_MS;
}
