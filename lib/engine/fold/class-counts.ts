import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { decodeRows, encodeRows, type Rows, touchRow } from './sorted-rows';

/** Key, exchanges that carried it, of those anonymous successes, hour last seen, hour of the last anonymous one. */
export const CLASS_WIDTH = 5;

/** Adds to the row of `key` (a class, or a position and a class). `hour` 0 is never. */
export function countClass(
  rows: Rows,
  key: number,
  count: number,
  anonymous: number,
  hour: number,
  anonymousHour: number,
): void {
  const at = touchRow(rows, CLASS_WIDTH, key);
  rows[at + 1] = (rows[at + 1] as number) + count;
  rows[at + 2] = (rows[at + 2] as number) + anonymous;
  if (hour > (rows[at + 3] as number)) rows[at + 3] = hour;
  if (anonymousHour > (rows[at + 4] as number)) rows[at + 4] = anonymousHour;
}

export function mergeClasses(into: Rows, from: Rows): void {
  for (let i = 0; i < from.length; i += CLASS_WIDTH) {
    countClass(
      into,
      from[i] as number,
      from[i + 1] as number,
      from[i + 2] as number,
      from[i + 3] as number,
      from[i + 4] as number,
    );
  }
}

export function encodeClasses(writer: ByteWriter, rows: Rows | null): void {
  encodeRows(writer, rows, CLASS_WIDTH);
}

export function decodeClasses(reader: ByteReader): Rows | null {
  return decodeRows(reader, CLASS_WIDTH);
}
