import type { TrafficFormat } from '@/lib/contracts/intake';
import { JsonLogParser, layoutOf } from '@/lib/engine/sources/json-log-parser';
import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';
import { scoreProfile } from '@/lib/engine/sources/json-recognition';

/** Makes a traffic format of a profile. */
export function jsonLogFormat(profile: JsonLogProfile): TrafficFormat {
  return {
    id: profile.id,
    title: profile.title,
    recognise: (head) => scoreProfile(profile, head),
    hasLineRecords: (head) => layoutOf(head) === 'lines',
    open: (sink, limits) => new JsonLogParser(profile, sink, limits),
  };
}
