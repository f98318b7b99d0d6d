import type { TrafficFormat } from '@/lib/contracts/intake';
import { combined, common, vhostCombined } from '@/lib/engine/sources/access-log';
import { har } from '@/lib/engine/sources/har';
import { jsonLogFormat } from '@/lib/engine/sources/json-log-format';
import { ndjson } from '@/lib/engine/sources/profiles/ndjson';

/** Every traffic format that Gnomon reads. The order settles equal scores. */
export const TRAFFIC_FORMATS: readonly TrafficFormat[] = [
  har,
  jsonLogFormat(ndjson),
  combined,
  common,
  vhostCombined,
];

/** Below this a format is a guess, and no format is the better answer. */
const LEAST_SCORE = 0.3;

/** The format that the first bytes of a decompressed file (at most 64 KiB) fit best, or null. */
export function recogniseFormat(head: Uint8Array): TrafficFormat | null {
  let best: TrafficFormat | null = null;
  let bestScore = LEAST_SCORE;
  for (const format of TRAFFIC_FORMATS) {
    const score = format.recognise(head);
    if (score > bestScore) {
      best = format;
      bestScore = score;
    }
  }
  return best;
}

export function formatById(id: string): TrafficFormat | null {
  return TRAFFIC_FORMATS.find((format) => format.id === id) ?? null;
}
