import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { Aggregate, Details, STATUS_WIDTH } from './aggregate';
import { CALLERS_WIDTH, highestKept } from './callers';
import { decodeClasses, encodeClasses } from './class-counts';
import { decodeCredentials, encodeCredentials } from './credentials';
import { decodeBodyFields, encodeBodyFields } from './fields/body-fields';
import { decodePlaceFields, encodePlaceFields } from './fields/place-fields';
import { HISTOGRAM_WIDTH } from './histogram';
import { decodeHosts, encodeHosts } from './hosts';
import { decodeLifecycleHeaders, encodeLifecycleHeaders } from './lifecycle-headers';
import { Peaks } from './peaks/peaks';
import { decodeSignals, encodeSignals } from './signals/signal-rows';
import { decodeRows, encodeRows, type Rows } from './sorted-rows';
import { decodeThrottling, encodeThrottling } from './throttling';
import { decodeTimeline, encodeTimeline } from './timeline';
import { decodeTransport, encodeTransport } from './transport';
import { decodeVisible, encodeVisible } from './visible';

/**
 * Raised with every change of the layout. Version 1 had neither signals, peaks nor what was visible: it is read, and
 * these count from then on.
 */
const VERSION = 2;
const FIRST_VERSION = 1;

/** A part of the details: the bit that says it is there is its place in PARTS, so new ones go to the end. */
interface Part<K extends keyof Details> {
  key: K;
  encode: (writer: ByteWriter, part: NonNullable<Details[K]>) => void;
  decode: (reader: ByteReader, version: number) => Details[K];
}

function part<K extends keyof Details>(
  key: K,
  encode: Part<K>['encode'],
  decode: Part<K>['decode'],
): Part<keyof Details> {
  return { key, encode, decode } as unknown as Part<keyof Details>;
}

const PARTS = [
  part('credentials', encodeCredentials, decodeCredentials),
  part('latency', encodeHistogram, decodeHistogram),
  part('requestBytes', encodeHistogram, decodeHistogram),
  part('hosts', encodeHosts, decodeHosts),
  part('transport', encodeTransport, decodeTransport),
  part('throttling', encodeThrottling, decodeThrottling),
  part('lifecycle', encodeLifecycleHeaders, decodeLifecycleHeaders),
  part('pathClasses', encodeClasses, decodeClasses),
  part('query', encodePlaceFields, decodePlaceFields),
  part('headers', encodePlaceFields, decodePlaceFields),
  part('cookies', encodePlaceFields, decodePlaceFields),
  part('responseHeaders', encodePlaceFields, decodePlaceFields),
  part('request', encodeBodyFields, decodeBodyFields),
  part('response', encodeBodyFields, decodeBodyFields),
  part('visible', encodeVisible, decodeVisible),
];

/** Equal aggregates give equal bytes, however they came about. */
export function encodeAggregate(writer: ByteWriter, aggregate: Aggregate): void {
  writer.u8(VERSION);
  encodeRows(writer, aggregate.statuses, STATUS_WIDTH);
  encodeTimeline(writer, aggregate.timeline);
  encodeTime(writer, aggregate.firstMs);
  encodeTime(writer, aggregate.lastMs);
  encodeTime(writer, aggregate.firstProvingMs);
  encodeTime(writer, aggregate.lastProvingMs);
  encodeRows(writer, aggregate.responseBytes, HISTOGRAM_WIDTH);
  encodeRows(writer, aggregate.callers, CALLERS_WIDTH);
  writer.varint(aggregate.clientsShown);
  encodeSignals(writer, aggregate.signals);
  if (aggregate.peaks === null) writer.u8(0);
  else aggregate.peaks.encode(writer, highestKept(aggregate.callers));
  const { details } = aggregate;
  let present = 0;
  for (let i = 0; details !== null && i < PARTS.length; i++) {
    if (details[(PARTS[i] as Part<keyof Details>).key] !== null) present |= 1 << i;
  }
  writer.varint(present);
  for (const { key, encode } of PARTS) {
    const value = details === null ? null : details[key];
    if (value !== null) encode(writer, value);
  }
}

/** Throws RangeError on bytes that encodeAggregate did not write, or of another version. */
export function decodeAggregate(reader: ByteReader): Aggregate {
  const version = reader.u8();
  if (version < FIRST_VERSION || version > VERSION)
    throw new RangeError(`The aggregate has version ${version}, not ${FIRST_VERSION} to ${VERSION}`);
  const aggregate = new Aggregate();
  aggregate.statuses = decodeRows(reader, STATUS_WIDTH) ?? [];
  aggregate.timeline = decodeTimeline(reader);
  aggregate.firstMs = decodeTime(reader, Number.POSITIVE_INFINITY);
  aggregate.lastMs = decodeTime(reader, Number.NEGATIVE_INFINITY);
  aggregate.firstProvingMs = decodeTime(reader, Number.POSITIVE_INFINITY);
  aggregate.lastProvingMs = decodeTime(reader, Number.NEGATIVE_INFINITY);
  aggregate.responseBytes = decodeRows(reader, HISTOGRAM_WIDTH);
  aggregate.callers = decodeRows(reader, CALLERS_WIDTH);
  if (version > FIRST_VERSION) {
    aggregate.clientsShown = reader.varint();
    aggregate.signals = decodeSignals(reader);
    aggregate.peaks = Peaks.decode(reader);
  }
  const present = reader.varint();
  if (present === 0) return aggregate;
  const details: Record<string, unknown> = {};
  PARTS.forEach(({ key, decode }, index) => {
    if ((present & (1 << index)) !== 0) details[key] = decode(reader, version);
  });
  aggregate.details = Object.assign(new Details(), details);
  return aggregate;
}

/** 0 for never, else the time plus one. */
function encodeTime(writer: ByteWriter, ms: number): void {
  writer.varint(Number.isFinite(ms) ? ms + 1 : 0);
}

function decodeTime(reader: ByteReader, never: number): number {
  const value = reader.varint();
  return value === 0 ? never : value - 1;
}

function encodeHistogram(writer: ByteWriter, rows: Rows): void {
  encodeRows(writer, rows, HISTOGRAM_WIDTH);
}

function decodeHistogram(reader: ByteReader): Rows | null {
  return decodeRows(reader, HISTOGRAM_WIDTH);
}
