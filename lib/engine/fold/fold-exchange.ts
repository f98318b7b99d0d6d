import type { Exchange } from '@/lib/contracts/exchange';
import { NameLexicon } from '@/lib/engine/lexicon/name-lexicon';
import type { Aggregate } from './aggregate';
import { authenticationOf, readCredentials } from './authentication-evidence';
import { countIn, countStatus, countTime, detailsOf } from './base-counts';
import { CallerCache } from './caller-cache';
import { countCaller } from './callers';
import { countPeaks } from './count-peaks';
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
import { HostNames } from './host-names';
import { HostCounts } from './hosts';
import { PathReading } from './path-classes';
import { noteResponseHeaders } from './response-headers';
import { ExchangeSignals } from './signals/exchange-signals';
import { countSignals, signalBit } from './signals/signal-rows';
import { isSuccess, provesHandler } from './status';
import { HOUR_MS } from './timeline';
import { Transport } from './transport';
import { showsAny, Visible } from './visible';

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

const TOKEN_IN_PATH = signalBit('token-in-path');
const PASSWORD_HASH = signalBit('password-hash');
const PUBLIC_CLIENT = signalBit('public-client');
const NO_SLOT = -1;

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
  private readonly signals: ExchangeSignals;
  private readonly outcome = { isSuccess: false, isServerError: false, isAnonymous: false };
  /** Of the exchange being folded: its signals, and the slot of its caller or NO_SLOT. */
  private mask = 0;
  private caller = NO_SLOT;

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
    this.path = new PathReading(formNames, seed);
    this.bodies = new BodyReading(
      new JsonFields(bodyNames),
      new QueryReading(formNames),
      new XmlFields(bodyNames),
      formNames,
    );
    this.signals = new ExchangeSignals(
      { headers: this.requestHeaders, cookies: this.cookies, query: this.query, path: this.path },
      seed,
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
    this.mask = 0;
    this.path.forget();
    if (proves) this.foldProof(into, exchange, hour, success, isAnonymous);
    this.mask |= this.signals.readRequest(exchange, success, kinds !== 0);
    if (this.caller !== NO_SLOT) {
      const print = this.callers.prints[this.caller] as number;
      countPeaks(into, exchange, print, this.path, this.signals);
    }
    this.countSignals(into, hour, status, isAnonymous);
  }

  private foldProof(
    into: Aggregate,
    exchange: Exchange,
    hour: number,
    success: boolean,
    isAnonymous: boolean,
  ): void {
    serial = serial === LAST_SERIAL ? 1 : serial + 1;
    this.sighting.serial = serial;
    this.sighting.hour = hour;
    this.sighting.isAnonymousSuccess = isAnonymous;
    this.foldRequest(into, exchange, success);
    this.foldResponse(into, exchange);
  }

  private countCaller(into: Aggregate, { client, timeMs }: Exchange): void {
    this.caller = NO_SLOT;
    if (client.end <= client.start) return;
    into.clientsShown++;
    const slot = this.callers.read(client.bytes, client.start, client.end);
    this.caller = slot;
    const second = Math.floor(timeMs / 1000);
    if (into.callers === null) into.callers = [this.callers.prints[slot] as number, 1, second];
    else countCaller(into.callers, this.callers.prints, slot, 1, second);
  }

  private countSignals(into: Aggregate, hour: number, status: number, isAnonymous: boolean): void {
    const { outcome, caller } = this;
    const success = isSuccess(status);
    if (success && caller !== NO_SLOT && this.callers.isPublic[caller] === 1) this.mask |= PUBLIC_CLIENT;
    if (this.mask === 0) return;
    outcome.isSuccess = success;
    outcome.isServerError = status >= 500;
    outcome.isAnonymous = isAnonymous;
    into.signals ??= [];
    countSignals(into.signals, this.mask, hour, outcome);
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
    if (showsAny(exchange)) {
      const details = detailsOf(into);
      details.visible ??= new Visible();
      details.visible.count(exchange);
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
    if (this.path.hasToken) this.mask |= TOKEN_IN_PATH;
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
    this.mask |= this.signals.readResponse(exchange, responseHeaders);
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
    if (this.bodies.hasPasswordHash) this.mask |= PASSWORD_HASH;
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
