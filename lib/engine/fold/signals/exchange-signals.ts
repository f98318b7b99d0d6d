import type { Exchange } from '@/lib/contracts/exchange';
import { DOT, OTHER, PARENTHESIS, PLUS } from '@/lib/engine/bytes/characters';
import { hashBytes } from '@/lib/engine/bytes/hash';
import type { CookieReading } from '@/lib/engine/fold/fields/cookie-reading';
import type { HeaderReading } from '@/lib/engine/fold/fields/header-reading';
import { API_KEY_HEADER_ROLE, AUTHORIZATION, TRACE } from '@/lib/engine/fold/fields/header-roles';
import type { QueryReading } from '@/lib/engine/fold/fields/query-reading';
import type { PathReading } from '@/lib/engine/fold/path-classes';
import { PASSWORD } from '@/lib/engine/lexicon/sensitive-classes';
import { readErrorBody } from './error-body';
import { isGuessableKey } from './guessable-key';
import { InputReading } from './input-reading';
import { JwtFacts } from './jwt-facts';
import { readResponseHeaders } from './response-signals';
import { signalBit } from './signal-rows';
import { readWebAnswer } from './web-answer';

const ATTRIBUTABLE = signalBit('attributable');
const CLIENT_RECORD = signalBit('client-record');
const GUESSABLE_KEY = signalBit('guessable-key');
const CREDENTIAL_IN_QUERY = signalBit('credential-in-query');
/** What an input points at says something only when it was accepted. */
const ACCEPTED_ONLY = signalBit('url-value') | signalBit('internal-target');
/** Families without any of which a path is made of words and numbers. */
const BEYOND_WORDS = OTHER | DOT | PLUS | PARENTHESIS;
const SPACE = 0x20;

/** The parts of one request as the folder has read them. */
export interface RequestReadings {
  headers: HeaderReading;
  cookies: CookieReading;
  query: QueryReading;
  /** Of a proving exchange only. */
  path: PathReading;
}

/** Gathers the signals of one exchange as a mask (signal-rows.ts). */
export class ExchangeSignals {
  private readonly inputs = new InputReading();
  private readonly jwts = new JwtFacts();
  private readonly readings: RequestReadings;
  private readonly seed: number;
  /** Hashes of the API keys of the last request, `keyCount` of them. */
  readonly keyHashes = new Float64Array(4);
  keyCount = 0;

  constructor(readings: RequestReadings, seed: number) {
    this.readings = readings;
    this.seed = seed;
  }

  /** Of every exchange, whatever it was answered. */
  readRequest(exchange: Exchange, isSuccess: boolean, hasCredentials: boolean): number {
    const { headers, cookies, query, path } = this.readings;
    this.keyCount = 0;
    let mask = this.inputs.read(exchange, (path.families & BEYOND_WORDS) !== 0);
    if (!isSuccess) mask &= ~ACCEPTED_ONLY;
    if (query.hasCredential) mask |= CREDENTIAL_IN_QUERY | this.readQueryKeys(isSuccess);
    if (hasCredentials) mask |= ATTRIBUTABLE;
    if (exchange.isClientRecord) mask |= CLIENT_RECORD;
    if (headers.count > 0) mask |= this.readHeaders(exchange, isSuccess);
    if (isSuccess && cookies.count > 0) mask |= this.readCookies(exchange);
    return exchange.status >= 400 ? mask | readErrorBody(exchange.responseBody) : mask;
  }

  /** Of a proving response. */
  readResponse(exchange: Exchange, response: HeaderReading): number {
    const mask = readWebAnswer(exchange, response);
    return response.count > 0 ? mask | readResponseHeaders(exchange, this.readings.headers, response) : mask;
  }

  private readHeaders(exchange: Exchange, isSuccess: boolean): number {
    const { headers } = this.readings;
    const { bytes } = exchange.requestHeaders;
    let mask = 0;
    for (let i = 0; i < headers.count; i++) {
      const role = headers.names[i]?.role;
      if (role === TRACE) {
        if (headers.valueEnd(i) > headers.valueStart(i)) mask |= ATTRIBUTABLE;
      } else if (role === AUTHORIZATION && isSuccess) {
        const end = headers.valueEnd(i);
        const start = lastWord(bytes, headers.valueStart(i), end);
        mask |= this.jwts.read(bytes, start, end, exchange.timeMs);
      } else if (role === API_KEY_HEADER_ROLE) {
        mask |= this.readKey(bytes, headers.valueStart(i), headers.valueEnd(i), isSuccess);
        if (isSuccess)
          mask |= this.jwts.read(bytes, headers.valueStart(i), headers.valueEnd(i), exchange.timeMs);
      }
    }
    return mask;
  }

  private readCookies({ timeMs }: Exchange): number {
    const { cookies } = this.readings;
    let mask = 0;
    for (let i = 0; i < cookies.count; i++)
      mask |= this.jwts.read(cookies.bytes, cookies.valueStart(i), cookies.valueEnd(i), timeMs);
    return mask;
  }

  /** A password in a query is no key, however short. */
  private readQueryKeys(isSuccess: boolean): number {
    const { query } = this.readings;
    let mask = 0;
    for (let i = 0; i < query.count; i++) {
      if (!query.isCredentialAt(i) || query.nameAt(i).traits.classHint === PASSWORD) continue;
      mask |= this.readKey(query.bytes, query.valueStart(i), query.valueEnd(i), isSuccess);
    }
    return mask;
  }

  private readKey(bytes: Uint8Array, start: number, end: number, isSuccess: boolean): number {
    if (end <= start) return 0;
    if (this.keyCount < this.keyHashes.length)
      this.keyHashes[this.keyCount++] = hashBytes(bytes, start, end, this.seed);
    return isSuccess && isGuessableKey(bytes, start, end) ? GUESSABLE_KEY : 0;
  }
}

/** Where the last word of `bytes[start, end)` begins: the token behind its scheme. */
function lastWord(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] !== SPACE) at--;
  return at;
}
