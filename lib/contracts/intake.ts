import type { Exchange } from './exchange';

/** Why a record was not counted. The text beside each is what the receipt says and what to do about it. */
export const SKIP_REASONS = {
  malformed: 'The record does not have the shape of its format. Check the format, or correct the line.',
  truncated: 'The file ends inside this record. Export it again, or append the rest.',
  encoding: 'The record is not UTF-8 text. Convert the file to UTF-8.',
  tooLong: 'The record is longer than the limit for one record. Raise the limit, or export without bodies.',
  tooDeep: 'The record nests deeper than the limit. Export without bodies, or flatten it.',
  method: 'The method is not an HTTP method that Gnomon knows.',
  url: 'The URL has no valid host or path, or its percent-encoding is broken beyond use.',
  status: 'The status is not a number from 100 to 599: the request got no answer, or the field is wrong.',
  time: 'The time is missing, not a date, or not between 2000-01-01 and one day from now.',
  missing: 'A required field is missing.',
  notServerSpan:
    'The span is not an HTTP request that a server took in (kind SERVER, with a method), so it is no exchange. Nothing is lost.',
  duplicate: 'The same content was imported before, and counts once.',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

/** Receives what a traffic parser reads: each record becomes exactly one `exchange` or one `skip`. */
export interface ExchangeSink {
  exchange(exchange: Exchange): void;
  /** `sample` is already redacted: structure and at most a few words, never a value. */
  skip(reason: SkipReason, line: number, sample: string): void;
}

/** Limits that hold for every source. Sizes are bytes. */
export interface IntakeLimits {
  /** A longer record is skipped as `tooLong` without being held in memory. */
  recordBytes: number;
  nestingDepth: number;
  /** Decompressed bytes over compressed bytes, checked once 10 MB have come out. */
  decompressionRatio: number;
  /** Records outside [earliestMs, latestMs] are skipped as `time`. */
  earliestMs: number;
  latestMs: number;
}

/** Reads one stream of bytes. `push` may keep a reference to a chunk until the next call returns. */
export interface TrafficParser {
  /** Call before the first `push` to read a later part of a file of lines: the part's first line has this number. */
  startAt?(line: number): void;
  push(chunk: Uint8Array): void;
  /** Call once after the last chunk: reports a truncated last record. */
  end(): void;
}

export interface TrafficFormat {
  /** As in `--format`, for example `har`, `combined`, `nginx-json`, `ndjson`. */
  id: string;
  title: string;
  /** 0 (no) to 1 (certain) for the first bytes of a decompressed file (at most 64 KiB). */
  recognise(head: Uint8Array): number;
  /**
   * Whether each line of a file that begins so is a record of its own: the file may then be cut after any newline, and
   * its parts be read by parsers that `startAt` their first lines.
   */
  hasLineRecords(head: Uint8Array): boolean;
  open(sink: ExchangeSink, limits: IntakeLimits): TrafficParser;
}
