import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';

/**
 * What the newest responses said of the endpoint's end: its Deprecation (RFC 9745) and Sunset (RFC 8594) headers. Kept
 * with the time of the response that said it: the newest wins, and of two at one moment the later date, so the order of
 * merging does not matter. Milliseconds since 1970; -1 is never.
 */
export class LifecycleHeaders {
  deprecationSeenMs = -1;
  /** 0 when the header said `true` without a date. */
  deprecationAtMs = -1;
  sunsetSeenMs = -1;
  sunsetAtMs = -1;

  noteDeprecation(seenMs: number, atMs: number): void {
    if (
      seenMs < this.deprecationSeenMs ||
      (seenMs === this.deprecationSeenMs && atMs <= this.deprecationAtMs)
    )
      return;
    this.deprecationSeenMs = seenMs;
    this.deprecationAtMs = atMs;
  }

  noteSunset(seenMs: number, atMs: number): void {
    if (seenMs < this.sunsetSeenMs || (seenMs === this.sunsetSeenMs && atMs <= this.sunsetAtMs)) return;
    this.sunsetSeenMs = seenMs;
    this.sunsetAtMs = atMs;
  }

  merge(from: LifecycleHeaders): void {
    if (from.deprecationSeenMs >= 0) this.noteDeprecation(from.deprecationSeenMs, from.deprecationAtMs);
    if (from.sunsetSeenMs >= 0) this.noteSunset(from.sunsetSeenMs, from.sunsetAtMs);
  }
}

export function encodeLifecycleHeaders(writer: ByteWriter, headers: LifecycleHeaders): void {
  writer.svarint(headers.deprecationSeenMs);
  writer.svarint(headers.deprecationAtMs);
  writer.svarint(headers.sunsetSeenMs);
  writer.svarint(headers.sunsetAtMs);
}

export function decodeLifecycleHeaders(reader: ByteReader): LifecycleHeaders {
  const headers = new LifecycleHeaders();
  headers.deprecationSeenMs = reader.svarint();
  headers.deprecationAtMs = reader.svarint();
  headers.sunsetSeenMs = reader.svarint();
  headers.sunsetAtMs = reader.svarint();
  return headers;
}
