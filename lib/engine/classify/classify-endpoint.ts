import type { Documentation, EndpointStates, Lifecycle, Traffic } from '@/lib/contracts/endpoint';
import type { EndpointEvidence } from '@/lib/contracts/evidence';
import { passedSunsetMs } from '@/lib/engine/bytes/time-sunset';
import { observedAuthentication } from './observed-authentication';

/** The observation window of the detection catalogue. */
export const WINDOW_MS = 30 * 86_400_000;

/** Pure: `nowMs` (milliseconds since 1970) is the only clock. What the evidence cannot tell is said to be so. */
export function classifyEndpoint(evidence: EndpointEvidence, nowMs: number): EndpointStates {
  const documentation = documentationOf(evidence);
  const traffic = trafficOf(evidence, nowMs);
  return {
    documentation,
    traffic,
    lifecycle: lifecycleOf(evidence, documentation, traffic, nowMs),
    declared: evidence.declared?.authentication ?? 'unknown',
    observed: observedAuthentication(evidence.traffic?.days ?? [], nowMs - WINDOW_MS),
  };
}

function documentationOf({ declared }: EndpointEvidence): Documentation {
  if (declared === null) return 'undocumented';
  return declared.presence === 'current' ? 'documented' : 'removed';
}

/** Only a response that proves a handler is a sign of life. `never-seen` needs a host that was watched. */
function trafficOf({ traffic, isHostObserved, hasSource }: EndpointEvidence, nowMs: number): Traffic {
  const lastMs = traffic?.lastProvingMs ?? null;
  if (lastMs !== null) return lastMs >= nowMs - WINDOW_MS ? 'active' : 'quiet';
  return hasSource && isHostObserved ? 'never-seen' : 'unobservable';
}

/**
 * A date that has passed outweighs a flag. `retired` is what no current spec has any more (removed from it, or past its
 * sunset) and what does not answer any more either.
 */
function lifecycleOf(
  evidence: EndpointEvidence,
  documentation: Documentation,
  traffic: Traffic,
  nowMs: number,
): Lifecycle {
  const { declared, traffic: shown, stated } = evidence;
  const sunsets = {
    declared: declared?.sunset ?? null,
    headerMs: shown?.sunsetMs ?? null,
    statedMs: stated.sunsetMs,
  };
  const isSunset = passedSunsetMs(sunsets, nowMs) !== null;
  const isGone = documentation === 'removed' || (documentation === 'undocumented' && isSunset);
  if (isGone && traffic !== 'active') return 'retired';
  if (isSunset) return 'sunset-passed';
  return isDeprecated(evidence, nowMs) ? 'deprecated' : 'current';
}

function isDeprecated({ declared, traffic, stated }: EndpointEvidence, nowMs: number): boolean {
  const dates = [traffic?.deprecationMs ?? null, stated.deprecatedMs];
  return declared?.isDeprecated === true || dates.some((ms) => ms !== null && ms <= nowMs);
}
