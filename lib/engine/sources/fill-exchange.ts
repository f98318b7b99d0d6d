import type { Exchange, StatedAuthentication } from '@/lib/contracts/exchange';
import type { IntakeLimits, SkipReason } from '@/lib/contracts/intake';
import type { Slice } from '@/lib/contracts/slice';
import { parseDecimal, parseUnsigned } from '@/lib/engine/bytes/text-number';
import { beginsWith, isWord } from '@/lib/engine/bytes/text-word';
import { parseRfc3339 } from '@/lib/engine/bytes/time-rfc3339';
import { RECORD_FIELDS, type RecordField } from '@/lib/engine/sources/json-log-profile';
import { readClient } from '@/lib/engine/sources/read-client';
import { readDurationMs } from '@/lib/engine/sources/read-duration';
import { readMethod } from '@/lib/engine/sources/read-method';
import { readRoute } from '@/lib/engine/sources/read-route';
import { readHost, readPath, readQuery, readTarget, schemeOf } from '@/lib/engine/sources/read-target';
import { readTime } from '@/lib/engine/sources/read-time';
import { readTls } from '@/lib/engine/sources/read-tls';
import { BARE, type RecordFields, STRUCTURE } from '@/lib/engine/sources/record-fields';
import { readRequestLine } from '@/lib/engine/sources/request-line';

const TIME = place('time');
const REQUEST_LINE = place('requestLine');
const METHOD = place('method');
const URL = place('url');
const PATH = place('path');
const QUERY = place('query');
const HOST = place('host');
const SCHEME = place('scheme');
const STATUS = place('status');
const CLIENT = place('client');
const LATENCY = place('latency');
const TLS = place('tls');
const CERTIFICATE = place('clientCertificate');
const ROUTE = place('route');
const AUTHENTICATION = place('authentication');
const REQUEST_BYTES = place('requestBytes');
const RESPONSE_BYTES = place('responseBytes');
const REQUEST_TYPE = place('requestType');
const RESPONSE_TYPE = place('responseType');
const REQUEST_BODY = place('requestBody');
const RESPONSE_BODY = place('responseBody');
const STATED: readonly StatedAuthentication[] = ['present', 'absent', 'unobservable'];
const NOT_VERIFIED = ['none', 'failed', 'false', '0'];
const JSON_TYPE = new TextEncoder().encode('application/json');

export interface FillRules {
  readonly limits: IntakeLimits;
  readonly needsHost: boolean;
  readonly needsRfc3339: boolean;
  readonly isClientRecord: boolean;
}

/** Understands a record's raw values and puts them into a fresh exchange. Answers why it cannot count, or `''`. */
export function fillExchange(fields: RecordFields, exchange: Exchange, rules: FillRules): SkipReason | '' {
  const { bytes, starts, ends } = fields;
  if (!fields.has(TIME)) return 'missing';
  const time = bytes[TIME] as Uint8Array;
  const timeStart = starts[TIME] as number;
  const timeEnd = ends[TIME] as number;
  exchange.timeMs = rules.needsRfc3339
    ? parseRfc3339(time, timeStart, timeEnd)
    : readTime(time, timeStart, timeEnd);
  if (!(exchange.timeMs >= rules.limits.earliestMs && exchange.timeMs <= rules.limits.latestMs))
    return 'time';

  const reason = fillRequest(fields, exchange);
  if (reason !== '') return reason;
  if (!exchange.host.isObserved) {
    if (fields.has(HOST)) {
      if (!readHost(bytes[HOST] as Uint8Array, starts[HOST] as number, ends[HOST] as number, exchange))
        return 'url';
    } else if (rules.needsHost) {
      return 'missing';
    }
  }

  if (!fields.has(STATUS)) return 'missing';
  exchange.status = parseUnsigned(
    bytes[STATUS] as Uint8Array,
    starts[STATUS] as number,
    ends[STATUS] as number,
  );
  if (exchange.status < 100 || exchange.status > 599) return 'status';

  exchange.isClientRecord = rules.isClientRecord;
  fillConnection(fields, exchange);
  exchange.requestBytes = sizeOf(fields, REQUEST_BYTES);
  exchange.responseBytes = sizeOf(fields, RESPONSE_BYTES);
  lend(fields, REQUEST_TYPE, exchange.requestType);
  lend(fields, RESPONSE_TYPE, exchange.responseType);
  lendBody(fields, REQUEST_BODY, exchange.requestBody, exchange.requestType);
  lendBody(fields, RESPONSE_BODY, exchange.responseBody, exchange.responseType);
  return '';
}

function fillRequest(fields: RecordFields, exchange: Exchange): SkipReason | '' {
  const { bytes, starts, ends } = fields;
  const hasTarget = fields.has(METHOD) && (fields.has(URL) || fields.has(PATH));
  if (!hasTarget && fields.has(REQUEST_LINE)) {
    const start = starts[REQUEST_LINE] as number;
    return readRequestLine(bytes[REQUEST_LINE] as Uint8Array, start, ends[REQUEST_LINE] as number, exchange);
  }
  if (!hasTarget) return 'missing';
  exchange.method = readMethod(bytes[METHOD] as Uint8Array, starts[METHOD] as number, ends[METHOD] as number);
  if (exchange.method < 0) return 'method';
  if (fields.has(URL)) {
    return readTarget(bytes[URL] as Uint8Array, starts[URL] as number, ends[URL] as number, exchange)
      ? ''
      : 'url';
  }
  if (!readPath(bytes[PATH] as Uint8Array, starts[PATH] as number, ends[PATH] as number, exchange))
    return 'url';
  if (!fields.has(QUERY) || exchange.query.length > 0) return '';
  const start = starts[QUERY] as number;
  const query = bytes[QUERY] as Uint8Array;
  return readQuery(query, query[start] === 0x3f ? start + 1 : start, ends[QUERY] as number, exchange)
    ? ''
    : 'url';
}

function fillConnection(fields: RecordFields, exchange: Exchange): void {
  const { bytes, starts, ends } = fields;
  if (fields.has(CLIENT)) {
    readClient(
      bytes[CLIENT] as Uint8Array,
      starts[CLIENT] as number,
      ends[CLIENT] as number,
      exchange.client,
    );
  }
  if (fields.has(LATENCY)) {
    const scale = fields.scales[LATENCY] as number;
    exchange.latencyMs = readDurationMs(
      bytes[LATENCY] as Uint8Array,
      starts[LATENCY] as number,
      ends[LATENCY] as number,
      scale,
    );
  }
  if (fields.has(TLS))
    exchange.tls = readTls(bytes[TLS] as Uint8Array, starts[TLS] as number, ends[TLS] as number);
  if (exchange.scheme === '' && fields.has(SCHEME)) {
    exchange.scheme = schemeOf(bytes[SCHEME] as Uint8Array, starts[SCHEME] as number, ends[SCHEME] as number);
  }
  if (exchange.scheme === '' && exchange.tls > 0) exchange.scheme = 'https';
  if (fields.has(CERTIFICATE)) {
    const certificate = bytes[CERTIFICATE] as Uint8Array;
    const start = starts[CERTIFICATE] as number;
    exchange.hasClientCertificate = isVerified(certificate, start, ends[CERTIFICATE] as number);
  }
  if (fields.has(ROUTE)) {
    readRoute(bytes[ROUTE] as Uint8Array, starts[ROUTE] as number, ends[ROUTE] as number, exchange.route);
  }
  if (fields.has(AUTHENTICATION)) {
    const stated = bytes[AUTHENTICATION] as Uint8Array;
    exchange.authentication = statedBy(
      stated,
      starts[AUTHENTICATION] as number,
      ends[AUTHENTICATION] as number,
    );
  }
}

/** Servers write `SUCCESS` or the certificate's subject; these words mean that there is no certificate that holds. */
function isVerified(bytes: Uint8Array, start: number, end: number): boolean {
  return !NOT_VERIFIED.some((word) => beginsWith(bytes, start, end, word));
}

function statedBy(bytes: Uint8Array, start: number, end: number): StatedAuthentication {
  for (let i = 0; i < STATED.length; i++) {
    const stated = STATED[i] as StatedAuthentication;
    if (isWord(bytes, start, end, stated)) return stated;
  }
  return '';
}

function sizeOf(fields: RecordFields, field: number): number {
  if (!fields.has(field)) return -1;
  const size = parseDecimal(
    fields.bytes[field] as Uint8Array,
    fields.starts[field] as number,
    fields.ends[field] as number,
  );
  return size >= 0 && size <= Number.MAX_SAFE_INTEGER ? Math.floor(size) : -1;
}

function lend(fields: RecordFields, field: number, slice: Slice): void {
  if (!fields.has(field)) return;
  slice.set(fields.bytes[field] as Uint8Array, fields.starts[field] as number, fields.ends[field] as number);
}

/** A body that is a JSON value in the record is JSON whatever the record says of its type. */
function lendBody(fields: RecordFields, field: number, body: Slice, type: Slice): void {
  lend(fields, field, body);
  const kind = fields.kinds[field];
  if ((kind === STRUCTURE || kind === BARE) && !type.isObserved) type.set(JSON_TYPE, 0, JSON_TYPE.length);
}

function place(field: RecordField): number {
  return RECORD_FIELDS.indexOf(field);
}
