import type { Exchange } from '@/lib/contracts/exchange';
import type { HeaderFields } from '@/lib/contracts/slice';
import { isJwt } from './classes/secret';
import {
  API_KEY_HEADER,
  API_KEY_QUERY,
  AWS_SIGV4,
  BASIC,
  BEARER,
  DIGEST,
  JWT_BEARER,
  MUTUAL_TLS,
  NEGOTIATE,
  OTHER_SCHEME,
  SESSION_COOKIE,
  STATED,
} from './credentials';
import type { CookieReading } from './fields/cookie-reading';
import type { HeaderReading } from './fields/header-reading';
import {
  API_KEY_HEADER_ROLE,
  AUTHORIZATION,
  CERTIFICATE_VERDICT,
  CLIENT_CERTIFICATE,
  COOKIE,
  ORDINARY,
} from './fields/header-roles';
import type { QueryReading } from './fields/query-reading';
import { isPreflight } from './preflight';

const SPACE = 0x20;
/** Of `eyJ`, with which every JWT begins. */
const LOWER_E = 0x65;
const LONGEST_SCHEME = 24;

/** `absent` only when the source shows headers, or says so: what it cannot show is not absent. */
export type Authentication = 'present' | 'absent' | 'unobservable';

/** Kinds of credentials that the request carried, as a mask of the numbers in credentials.ts; 0 when none was seen. */
export function readCredentials(
  exchange: Exchange,
  headers: HeaderReading,
  cookies: CookieReading,
  query: QueryReading,
): number {
  let kinds = 0;
  for (let i = 0; i < headers.count; i++) {
    const role = headers.names[i]?.role;
    if (role === AUTHORIZATION)
      kinds |= authorizationKind(exchange.requestHeaders, headers.valueStart(i), headers.valueEnd(i));
    else if (role === API_KEY_HEADER_ROLE && headers.valueEnd(i) > headers.valueStart(i))
      kinds |= 1 << API_KEY_HEADER;
    else if (role === CLIENT_CERTIFICATE && headers.valueEnd(i) > headers.valueStart(i))
      kinds |= 1 << MUTUAL_TLS;
    else if (role === CERTIFICATE_VERDICT && isVerified(exchange.requestHeaders.bytes, headers, i))
      kinds |= 1 << MUTUAL_TLS;
    else if (role === ORDINARY && isBareJwt(exchange.requestHeaders.bytes, headers, i))
      kinds |= 1 << JWT_BEARER;
    else if (role === COOKIE)
      cookies.read(exchange.requestHeaders.bytes, headers.valueStart(i), headers.valueEnd(i));
  }
  const { requestCookies } = exchange;
  if (cookies.count === 0 && requestCookies.length > 0)
    cookies.read(requestCookies.bytes, requestCookies.start, requestCookies.end);
  if (cookies.hasSession) kinds |= 1 << SESSION_COOKIE;
  if (query.hasCredential) kinds |= 1 << API_KEY_QUERY;
  if (exchange.hasClientCertificate) kinds |= 1 << MUTUAL_TLS;
  if (kinds === 0 && exchange.authentication === 'present') kinds = 1 << STATED;
  return kinds;
}

export function authenticationOf(exchange: Exchange, kinds: number): Authentication {
  if (kinds !== 0) return 'present';
  if (exchange.authentication === 'absent') return 'absent';
  if (isPreflight(exchange)) return 'unobservable';
  if (exchange.authentication === 'unobservable' || exchange.requestHeaders.count < 0) return 'unobservable';
  return 'absent';
}

/** As nginx says it. HAProxy's 0 is no proof: it stands for a missing certificate too. */
function isVerified(bytes: Uint8Array, headers: HeaderReading, index: number): boolean {
  return isScheme(bytes, headers.valueStart(index), headers.valueEnd(index), 'success');
}

/** A header of any name whose whole value is a JWT. */
function isBareJwt(bytes: Uint8Array, headers: HeaderReading, index: number): boolean {
  const start = headers.valueStart(index);
  return bytes[start] === LOWER_E && isJwt(bytes, start, headers.valueEnd(index));
}

/** Mask of the scheme of an Authorization header; 0 for an empty one or a scheme without anything behind it. */
function authorizationKind(headers: HeaderFields, start: number, end: number): number {
  const { bytes } = headers;
  let at = start;
  while (at < end && bytes[at] === SPACE) at++;
  const schemeStart = at;
  while (at < end && bytes[at] !== SPACE) at++;
  const schemeEnd = at;
  while (at < end && bytes[at] === SPACE) at++;
  if (schemeEnd === schemeStart) return 0;
  if (at === end)
    return isJwt(bytes, schemeStart, schemeEnd) ? 1 << JWT_BEARER : bareKind(bytes, schemeStart, schemeEnd);
  if (isScheme(bytes, schemeStart, schemeEnd, 'bearer'))
    return 1 << (isJwt(bytes, at, end) ? JWT_BEARER : BEARER);
  if (isScheme(bytes, schemeStart, schemeEnd, 'basic')) return 1 << BASIC;
  if (isScheme(bytes, schemeStart, schemeEnd, 'digest')) return 1 << DIGEST;
  if (isScheme(bytes, schemeStart, schemeEnd, 'negotiate') || isScheme(bytes, schemeStart, schemeEnd, 'ntlm'))
    return 1 << NEGOTIATE;
  if (isScheme(bytes, schemeStart, schemeEnd, 'aws4-hmac-sha256')) return 1 << AWS_SIGV4;
  if (isJwt(bytes, at, end)) return 1 << JWT_BEARER;
  return 1 << OTHER_SCHEME;
}

/** A lone word is a scheme that a client forgot to follow by its token, or a token without a scheme. */
function bareKind(bytes: Uint8Array, start: number, end: number): number {
  if (end - start <= LONGEST_SCHEME && SCHEMES.some((scheme) => isScheme(bytes, start, end, scheme)))
    return 0;
  return 1 << OTHER_SCHEME;
}

const SCHEMES = [
  'bearer',
  'basic',
  'digest',
  'negotiate',
  'ntlm',
  'aws4-hmac-sha256',
  'null',
  'undefined',
  'none',
  'token',
];

function isScheme(bytes: Uint8Array, start: number, end: number, scheme: string): boolean {
  if (end - start !== scheme.length) return false;
  for (let i = 0; i < scheme.length; i++) {
    const byte = bytes[start + i] as number;
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== scheme.charCodeAt(i)) return false;
  }
  return true;
}
