import type { EndpointSubject } from '@/lib/contracts/subject';
import type { SunsetSources } from '@/lib/engine/bytes/time-sunset';

/** Where the sunset of an endpoint may be said. */
export function sunsetsOf({ declared, traffic, api }: EndpointSubject): SunsetSources {
  return {
    declared: declared?.sunset ?? null,
    headerMs: traffic?.sunsetMs ?? null,
    statedMs: api.stated.sunsetMs,
  };
}
