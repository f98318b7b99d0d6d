import { findRow, insertRow, type Rows } from './sorted-rows';

/**
 * Histogram of whole numbers: rows of bucket and count. Numbers below 16 have a bucket each, above it each power of two
 * has eight equal ones, so the value given back for a bucket is within 6 % of each number in it.
 */
export const HISTOGRAM_WIDTH = 2;

const EXACT = 16;
const PER_OCTAVE = 8;
const HIGHEST = 2 ** 48;

/** Number of the bucket that holds a whole number ≥ 0. Numbers of 2^48 and above share the last one. */
export function bucketOf(value: number): number {
  if (value < EXACT) return value;
  if (value >= 0x40000000) {
    const high = Math.floor((value < HIGHEST ? value : HIGHEST - 1) / 65536);
    return bucketOf(high) + 16 * PER_OCTAVE;
  }
  const power = 31 - Math.clz32(value);
  return EXACT + (power - 4) * PER_OCTAVE + ((value >>> (power - 3)) & 7);
}

/** A number within 6 % of all in the bucket: the harmonic middle of its borders. */
export function bucketValue(bucket: number): number {
  if (bucket < EXACT) return bucket;
  const power = 4 + Math.floor((bucket - EXACT) / PER_OCTAVE);
  const step = 2 ** (power - 3);
  const low = 2 ** power + ((bucket - EXACT) % PER_OCTAVE) * step;
  const high = low + step - 1;
  return (2 * low * high) / (low + high);
}

export function countValue(histogram: Rows, value: number): void {
  const bucket = bucketOf(value);
  const found = findRow(histogram, HISTOGRAM_WIDTH, bucket);
  if (found >= 0) {
    histogram[found + 1] = (histogram[found + 1] as number) + 1;
    return;
  }
  insertRow(histogram, HISTOGRAM_WIDTH, -1 - found, bucket);
  histogram[-found] = 1;
}

/** The value below which a share `q` of the counted numbers lies, within 6 %; `null` when none was counted. */
export function quantile(histogram: Rows | null, q: number): number | null {
  if (histogram === null || histogram.length === 0) return null;
  let total = 0;
  for (let i = 1; i < histogram.length; i += HISTOGRAM_WIDTH) total += histogram[i] as number;
  let rest = Math.max(1, Math.ceil(q * total));
  for (let i = 0; i < histogram.length; i += HISTOGRAM_WIDTH) {
    rest -= histogram[i + 1] as number;
    if (rest <= 0) return bucketValue(histogram[i] as number);
  }
  return null;
}
