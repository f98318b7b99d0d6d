import type { Exchange } from '@/lib/contracts/exchange';
import { NameLexicon } from '@/lib/engine/lexicon/name-lexicon';
import { type Aggregate, Details, STATUS_WIDTH } from './aggregate';
import { type Authentication, authenticationOf, readCredentials } from './authentication-evidence';
import { CallerCache } from './caller-cache';
import { countCaller } from './callers';
import { countCredentials } from './credentials';
import { BodyFields } from './fields/body-fields';
import { BodyReading } from './fields/body-reading';
import { CookieReading, SESSION } from './fields/cookie-reading';
import { Sighting } from './fields/field';
import { HeaderReading } from './fields/header-reading';
import { CONTENT_TYPE, requestRole, responseRole } from './fields/header-roles';
import { JsonFields } from './fields/json-fields';
import { NameReader } from './fields/name-reader';
import { PlaceFields } from './fields/place-fields';
import { QueryReading, queryRole } from './fields/query-reading';
import { XmlFields } from './fields/xml-fields';
import { bucketOf, countValue } from './histogram';
import { HostNames } from './host-names';
import { HostCounts } from './hosts';
import { PathReading } from './path-classes';
import { noteResponseHeaders } from './response-headers';
import { findRow, insertRow } from './sorted-rows';
import { isSuccess, provesHandler } from './status';
import {
  ANONYMOUS,
  AUTHENTICATED,
  CLIENT_ERRORS,
  HOUR_MS,
  REQUESTS,
  SERVER_ERRORS,
  SUCCESSES,
} from './timeline';
import { Transport } from './transport';

export interface FolderOptions {
  /** Keyed fingerprint of a caller's address: a whole number of 48 bits. Asked again only for callers not seen lately. */
  fingerprint(bytes: Uint8Array, start: number, end: number): number;
  /** Of the hashes that decide which names are kept when there are too many; the same for all that is to be merged. */
  seed: number;
  /** Words of names; the built-in ones without it. */
  lexicon?: NameLexicon;
}

export interface ExchangeFolder {
  /** Adds one exchange. Reads it now and keeps no reference. */
  fold(into: Aggregate, exchange: Exchange): void;
}

export function createFolder(options: FolderOptions): ExchangeFolder {
  return new Folder(options);
}

/** Tells exchanges apart for fields that count one exchange once; shared by all folders of a process. */
let serial = 0;
const LAST_SERIAL = 0x3fffffff;

class Folder implements ExchangeFolder {
  private readonly callers: CallerCache;
  private readonly hostNames: HostNames;
  private readonly query: QueryReading;
  private readonly cookies: CookieReading;
  private readonly requestHeaders: HeaderReading;
  private readonly responseHeaders: HeaderReading;
  private readonly path: PathReading;
  private readonly bodies: BodyReading;
  private readonly sighting = new Sighting();

  constructor({ fingerprint, seed, lexicon = new NameLexicon() }: FolderOptions) {
    const field = (text: string) => ({ traits: lexicon.traits(text), role: 0 });
    const queryNames = new NameReader(seed, 'percent', (text) => ({
      traits: lexicon.traits(text),
      role: queryRole(text, lexicon),
    }));
    const cookieNames = new NameReader(seed, 'plain', (text) => ({
      traits: lexicon.traits(text),
      role: lexicon.isSessionCookie(text) ? SESSION : 0,
    }));
    const bodyNames = new NameReader(seed, 'json', field);
    const formNames = new NameReader(seed, 'percent', field);
    this.callers = new CallerCache(seed, fingerprint);
    this.hostNames = new HostNames(seed);
    this.query = new QueryReading(queryNames);
    this.cookies = new CookieReading(cookieNames);
    this.requestHeaders = new HeaderReading(
      new NameReader(seed, 'header', (text) => ({
        traits: lexicon.traits(text),
        role: requestRole(text, lexicon),
      })),
    );
    this.responseHeaders = new HeaderReading(
      new NameReader(seed, 'header', (text) => ({ traits: lexicon.traits(text), role: responseRole(text) })),
    );
    this.path = new PathReading(formNames);
    this.bodies = new BodyReading(
      new JsonFields(bodyNames),
      new QueryReading(formNames),
      new XmlFields(bodyNames),
      formNames,
    );
  }

  fold(into: Aggregate, exchange: Exchange): void {
    const { status, timeMs } = exchange;
    const success = isSuccess(status);
    const proves = provesHandler(status);
    this.query.read(exchange.query);
    this.cookies.begin();
    this.cookies.readPath(exchange.path);
    this.requestHeaders.read(exchange.requestHeaders);
    const kinds = readCredentials(exchange, this.requestHeaders, this.cookies, this.query);
    const authentication = authenticationOf(exchange, kinds);
    const isAnonymous = success && authentication === 'absent';
    const hour = Math.floor(timeMs / HOUR_MS);

    if (timeMs < into.firstMs) into.firstMs = timeMs;
    if (timeMs > into.lastMs) into.lastMs = timeMs;
    if (proves) {
      if (timeMs < into.firstProvingMs) into.firstProvingMs = timeMs;
      if (timeMs > into.lastProvingMs) into.lastProvingMs = timeMs;
    }
    countStatus(into, status, isAnonymous);
    countTime(into, hour, status, success ? authentication : 'unobservable');
    if (exchange.responseBytes >= 0) into.responseBytes = countIn(into.responseBytes, exchange.responseBytes);
    this.countCaller(into, exchange);
    this.countDetails(into, exchange, hour);
    if (success && kinds !== 0) {
      const details = detailsOf(into);
      details.credentials ??= [];
      countCredentials(details.credentials, kinds, hour);
    }
    if (!proves) return;
    serial = serial === LAST_SERIAL ? 1 : serial + 1;
    this.sighting.serial = serial;
    this.sighting.hour = hour;
    this.sighting.isAnonymousSuccess = isAnonymous;
    this.foldRequest(into, exchange, success);
    this.foldResponse(into, exchange);
  }

  private countCaller(into: Aggregate, { client, timeMs }: Exchange): void {
    if (client.end <= client.start) return;
    const slot = this.callers.read(client.bytes, client.start, client.end);
    const second = Math.floor(timeMs / 1000);
    if (into.callers === null) into.callers = [this.callers.prints[slot] as number, 1, second];
    else countCaller(into.callers, this.callers.prints, slot, 1, second);
  }

  private countDetails(into: Aggregate, exchange: Exchange, hour: number): void {
    const { latencyMs, requestBytes, host, scheme, tls } = exchange;
    if (latencyMs >= 0) {
      const details = detailsOf(into);
      details.latency = countIn(details.latency, Math.round(latencyMs * 1000));
    }
    if (requestBytes >= 0) {
      const details = detailsOf(into);
      details.requestBytes = countIn(details.requestBytes, requestBytes);
    }
    if (host.end > host.start) {
      const details = detailsOf(into);
      details.hosts ??= new HostCounts();
      details.hosts.add(this.hostNames.read(host, scheme), 1);
    }
    if (scheme !== '' || tls >= 0) {
      const details = detailsOf(into);
      details.transport ??= new Transport();
      details.transport.count(exchange, hour);
    }
  }

  private foldRequest(into: Aggregate, exchange: Exchange, success: boolean): void {
    const { sighting, query, cookies, requestHeaders } = this;
    const classes = this.path.fold(
      into.details === null ? null : into.details.pathClasses,
      exchange.path,
      sighting,
    );
    if (classes !== null) detailsOf(into).pathClasses = classes;
    if (query.count > 0) {
      const details = detailsOf(into);
      details.query ??= new PlaceFields();
      query.fold(details.query, sighting, success);
    }
    if (cookies.count > 0) {
      const details = detailsOf(into);
      details.cookies ??= new PlaceFields();
      cookies.fold(details.cookies, sighting, success);
    }
    if (requestHeaders.count > 0 && requestHeaders.hasFields()) {
      const details = detailsOf(into);
      details.headers ??= new PlaceFields();
      requestHeaders.fold(details.headers, sighting, success);
    }
    const { requestBody, requestType } = exchange;
    if (requestBody.end <= requestBody.start) return;
    const details = detailsOf(into);
    details.request ??= new BodyFields();
    this.foldBody(details.request, requestBody, requestType, requestHeaders, exchange.requestHeaders.bytes);
  }

  private foldResponse(into: Aggregate, exchange: Exchange): void {
    const { sighting, responseHeaders } = this;
    responseHeaders.read(exchange.responseHeaders);
    if (responseHeaders.count > 0) {
      noteResponseHeaders(detailsOf(into), exchange, responseHeaders, sighting.hour);
      if (responseHeaders.hasFields()) {
        const details = detailsOf(into);
        details.responseHeaders ??= new PlaceFields();
        responseHeaders.fold(details.responseHeaders, sighting, false);
      }
    }
    const { responseBody, responseType } = exchange;
    if (responseBody.end <= responseBody.start) return;
    const details = detailsOf(into);
    details.response ??= new BodyFields();
    this.foldBody(
      details.response,
      responseBody,
      responseType,
      responseHeaders,
      exchange.responseHeaders.bytes,
    );
  }

  private foldBody(
    into: BodyFields,
    body: Exchange['requestBody'],
    type: Exchange['requestType'],
    headers: HeaderReading,
    headerBytes: Uint8Array,
  ): void {
    if (type.end > type.start) {
      this.bodies.fold(into, body, type.bytes, type.start, type.end, this.sighting);
      return;
    }
    const index = headers.find(CONTENT_TYPE);
    const start = index < 0 ? 0 : headers.valueStart(index);
    const end = index < 0 ? 0 : headers.valueEnd(index);
    this.bodies.fold(into, body, headerBytes, start, end, this.sighting);
  }
}

function detailsOf(into: Aggregate): Details {
  into.details ??= new Details();
  return into.details;
}

function countStatus(into: Aggregate, status: number, isAnonymous: boolean): void {
  const { statuses } = into;
  if (statuses.length === 0) {
    into.statuses = [status, 1, isAnonymous ? 1 : 0];
    return;
  }
  let at = findRow(statuses, STATUS_WIDTH, status);
  if (at < 0) {
    at = -1 - at;
    insertRow(statuses, STATUS_WIDTH, at, status);
  }
  statuses[at + 1] = (statuses[at + 1] as number) + 1;
  if (isAnonymous) statuses[at + 2] = (statuses[at + 2] as number) + 1;
}

function countTime(into: Aggregate, hour: number, status: number, authentication: Authentication): void {
  const { timeline } = into;
  if (timeline.hours.length === 0) timeline.hours = [hour, 0, 0, 0, 0, 0, 0];
  const rows = timeline.touch(hour);
  const at = timeline.offset;
  rows[at + REQUESTS] = (rows[at + REQUESTS] as number) + 1;
  const column = status < 400 ? SUCCESSES : status < 500 ? CLIENT_ERRORS : SERVER_ERRORS;
  if (status >= 200 || isSuccess(status)) rows[at + column] = (rows[at + column] as number) + 1;
  if (authentication === 'present') rows[at + AUTHENTICATED] = (rows[at + AUTHENTICATED] as number) + 1;
  else if (authentication === 'absent') rows[at + ANONYMOUS] = (rows[at + ANONYMOUS] as number) + 1;
}

function countIn(histogram: number[] | null, value: number): number[] {
  // A literal has room for one row only, which is what most endpoints of a hostile sender need.
  if (histogram === null) return [bucketOf(value), 1];
  countValue(histogram, value);
  return histogram;
}
