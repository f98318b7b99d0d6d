import { decodeEscape } from './segment-shape';

/** A template's segment that is partly literal, as `{id}.json` or `prefix-{x}`: literal pieces around parameters. */
export interface SegmentPattern {
  /** Percent-decoded; the first and the last may be empty, the others are not. */
  pieces: readonly Uint8Array[];
  /** Bytes that are literal: the more, the earlier it is tried. */
  literalBytes: number;
}

const PARAMETER = /\{[^{}]*\}/g;
const encoder = new TextEncoder();

/** What a segment of a template is. Braces that do not pair are literal text. */
export function parseSegment(segment: string): 'parameter' | Uint8Array | SegmentPattern {
  const pieces = segment.split(PARAMETER);
  if (pieces.length === 1) return decodeLiteral(segment);
  if (pieces.every((piece) => piece === '')) return 'parameter';
  const kept = pieces
    .filter((piece, i) => piece !== '' || i === 0 || i === pieces.length - 1)
    .map(decodeLiteral);
  return { pieces: kept, literalBytes: kept.reduce((sum, piece) => sum + piece.length, 0) };
}

/** Whether the decoded segment `bytes[start, end)` fits, each parameter taking at least one byte. O(bytes · pieces). */
export function matchesPattern(
  pattern: SegmentPattern,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { pieces } = pattern;
  const first = pieces[0] as Uint8Array;
  const last = pieces[pieces.length - 1] as Uint8Array;
  const tail = end - last.length;
  if (!startsAt(first, bytes, start, end) || tail < start || !startsAt(last, bytes, tail, end)) return false;
  let at = start + first.length;
  for (let i = 1; i < pieces.length - 1; i++) {
    const piece = pieces[i] as Uint8Array;
    let from = at + 1;
    while (from + piece.length <= tail && !startsAt(piece, bytes, from, tail)) from++;
    if (from + piece.length > tail) return false;
    at = from + piece.length;
  }
  return at < tail;
}

/** Copies `bytes[start, end)` to `into[at, …)` with each valid `%XX` decoded; returns the length. */
export function decodePercent(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at = 0,
): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const decoded =
      byte === 0x25 && i + 2 < end ? decodeEscape(bytes[i + 1] as number, bytes[i + 2] as number) : -1;
    if (decoded >= 0) i += 2;
    into[at + length++] = decoded >= 0 ? decoded : byte;
  }
  return length;
}

function decodeLiteral(text: string): Uint8Array {
  const raw = encoder.encode(text);
  const decoded = new Uint8Array(raw.length);
  return decoded.slice(0, decodePercent(raw, 0, raw.length, decoded));
}

function startsAt(piece: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  if (at + piece.length > end) return false;
  for (let i = 0; i < piece.length; i++) if (bytes[at + i] !== piece[i]) return false;
  return true;
}
