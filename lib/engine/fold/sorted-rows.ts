import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';

/**
 * A small table in one flat array: rows of `width` non-negative numbers, sorted by the first, which is the key and
 * occurs once. Plain arrays keep a one-row table under 100 bytes, and there are thousands of them.
 */
export type Rows = number[];

/** Offset of the row with this key, or `-1 - offset` of where it belongs. O(log rows), O(1) for the last row. */
export function findRow(rows: Rows, width: number, key: number): number {
  let low = 0;
  let high = rows.length / width - 1;
  if (high >= 0) {
    const last = rows[high * width] as number;
    if (last === key) return high * width;
    if (last < key) return -1 - rows.length;
    high--;
  }
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = rows[middle * width] as number;
    if (found === key) return middle * width;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1 - low * width;
}

/** Offset of the row with this key, made with zeros when it was not there. */
export function touchRow(rows: Rows, width: number, key: number): number {
  const found = findRow(rows, width, key);
  if (found >= 0) return found;
  const at = -1 - found;
  insertRow(rows, width, at, key);
  return at;
}

/** Makes a row of zeros under `key` at an offset that findRow gave. */
export function insertRow(rows: Rows, width: number, at: number, key: number): void {
  for (let i = 0; i < width; i++) rows.push(0);
  for (let i = rows.length - 1; i >= at + width; i--) rows[i] = rows[i - width] as number;
  rows[at] = key;
  for (let i = at + 1; i < at + width; i++) rows[i] = 0;
}

/** Adds every column but the key of each row of `from` to the row of the same key. */
export function addRows(into: Rows, from: Rows, width: number): void {
  for (let i = 0; i < from.length; i += width) {
    const at = touchRow(into, width, from[i] as number);
    for (let column = 1; column < width; column++) {
      into[at + column] = (into[at + column] as number) + (from[i + column] as number);
    }
  }
}

/** Keys as differences, so neighbours take a byte. */
export function encodeRows(writer: ByteWriter, rows: Rows | null, width: number): void {
  if (rows === null) {
    writer.varint(0);
    return;
  }
  writer.varint(rows.length / width);
  let previous = 0;
  for (let i = 0; i < rows.length; i += width) {
    const key = rows[i] as number;
    writer.varint(key - previous);
    previous = key;
    for (let column = 1; column < width; column++) writer.varint(rows[i + column] as number);
  }
}

/** `null` for an empty table. Throws RangeError on keys out of order, which no encoder writes. */
export function decodeRows(reader: ByteReader, width: number): Rows | null {
  const count = reader.varint();
  if (count === 0) return null;
  const rows: Rows = [];
  let key = 0;
  for (let i = 0; i < count; i++) {
    const step = reader.varint();
    if (i > 0 && step === 0) throw new RangeError('A table has a key twice');
    key += step;
    rows.push(key);
    for (let column = 1; column < width; column++) rows.push(reader.varint());
  }
  return rows;
}
