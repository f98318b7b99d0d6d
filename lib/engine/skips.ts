import type { SkipReason } from '@/lib/contracts/intake';
import { SAMPLES_PER_REASON, type SkipSample } from '@/lib/contracts/receipt';

/** Skipped records by reason: how many, and the first of them. */
export type Skips = Map<SkipReason, { count: number; samples: SkipSample[] }>;

export function addSkip(skips: Skips, reason: SkipReason, line: number, sample: string): void {
  let entry = skips.get(reason);
  if (!entry) {
    entry = { count: 0, samples: [] };
    skips.set(reason, entry);
  }
  entry.count++;
  if (entry.samples.length < SAMPLES_PER_REASON) entry.samples.push({ line, sample });
}

export function countSkips(skips: Skips): number {
  let total = 0;
  for (const { count } of skips.values()) total += count;
  return total;
}

/**
 * Adds what several readers skipped of one file, which comes after all that `into` has. In whatever order the readers
 * come, samples and reasons end in the order of the lines, as one reader would have left them.
 */
export function appendSkips(into: Skips, readers: readonly Skips[]): void {
  const added: Skips = new Map();
  for (const [reason, { count, samples }] of readers.flatMap((skips) => [...skips])) {
    const entry = added.get(reason) ?? { count: 0, samples: [] };
    entry.count += count;
    entry.samples.push(...samples);
    added.set(reason, entry);
  }
  for (const { samples } of added.values()) samples.sort((a, b) => a.line - b.line);
  for (const [reason, { count, samples }] of [...added].sort(([, a], [, b]) => firstLine(a) - firstLine(b))) {
    const entry = into.get(reason) ?? { count: 0, samples: [] };
    entry.count += count;
    entry.samples = [...entry.samples, ...samples].slice(0, SAMPLES_PER_REASON);
    into.set(reason, entry);
  }
}

function firstLine({ samples }: { samples: readonly SkipSample[] }): number {
  return (samples[0] as SkipSample).line;
}
