import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';

/** Signs that the server limits callers. Responses 429 are in the status counts. Hours are since 1970; 0 is never. */
export class Throttling {
  /** Responses with a RateLimit, RateLimit-Policy or X-RateLimit-… header. */
  withLimits = 0;
  lastLimitsHour = 0;
  /** Responses with Retry-After. */
  withRetryAfter = 0;
  lastRetryAfterHour = 0;

  countLimits(hour: number): void {
    this.withLimits++;
    if (hour > this.lastLimitsHour) this.lastLimitsHour = hour;
  }

  countRetryAfter(hour: number): void {
    this.withRetryAfter++;
    if (hour > this.lastRetryAfterHour) this.lastRetryAfterHour = hour;
  }

  merge(from: Throttling): void {
    this.withLimits += from.withLimits;
    this.lastLimitsHour = Math.max(this.lastLimitsHour, from.lastLimitsHour);
    this.withRetryAfter += from.withRetryAfter;
    this.lastRetryAfterHour = Math.max(this.lastRetryAfterHour, from.lastRetryAfterHour);
  }
}

export function encodeThrottling(writer: ByteWriter, throttling: Throttling): void {
  writer.varint(throttling.withLimits);
  writer.varint(throttling.lastLimitsHour);
  writer.varint(throttling.withRetryAfter);
  writer.varint(throttling.lastRetryAfterHour);
}

export function decodeThrottling(reader: ByteReader): Throttling {
  const throttling = new Throttling();
  throttling.withLimits = reader.varint();
  throttling.lastLimitsHour = reader.varint();
  throttling.withRetryAfter = reader.varint();
  throttling.lastRetryAfterHour = reader.varint();
  return throttling;
}
