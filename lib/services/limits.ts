import type { IntakeLimits } from '@/lib/contracts/intake';

const DAY_MS = 86_400_000;

/** The limits of every source. A record may be 16 MB, since a HAR entry holds both bodies. */
export function intakeLimits(now: Date): IntakeLimits {
  return {
    recordBytes: 16 * 1024 * 1024,
    nestingDepth: 128,
    decompressionRatio: 1000,
    earliestMs: Date.UTC(2000, 0, 1),
    latestMs: now.getTime() + DAY_MS,
  };
}
