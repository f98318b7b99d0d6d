import {
  AWS_CERTIFICATE,
  CERTIFICATE_HEADERS,
  CERTIFICATE_VERDICT_HEADERS,
} from '@/lib/engine/lexicon/certificate-headers';
import {
  COMMON_HEADER_PREFIXES,
  COMMON_REQUEST_HEADERS,
  COMMON_RESPONSE_HEADERS,
} from '@/lib/engine/lexicon/header-names';
import type { NameLexicon } from '@/lib/engine/lexicon/name-lexicon';
import { TRACE_HEADERS } from '@/lib/engine/lexicon/trace-headers';

/** What a header is to the folder. An ordinary one is a field; a common one is not. */
export const ORDINARY = 0;
export const COMMON = 1;
export const AUTHORIZATION = 2;
export const COOKIE = 3;
export const CONTENT_TYPE = 4;
export const API_KEY_HEADER_ROLE = 5;
export const DEPRECATION = 6;
export const SUNSET = 7;
export const HSTS = 8;
export const RATE_LIMIT = 9;
export const RETRY_AFTER = 10;
export const ACCEPT_RANGES = 19;
export const CLIENT_CERTIFICATE = 17;
export const CERTIFICATE_VERDICT = 18;
export const TRACE = 11;
export const ORIGIN = 12;
export const SERVER = 13;
export const POWERED_BY = 14;
export const ALLOW_ORIGIN = 15;
export const ALLOW_CREDENTIALS = 16;

const REQUEST = new Set(COMMON_REQUEST_HEADERS);
const TRACES = new Set(TRACE_HEADERS);
const RESPONSE = new Set(COMMON_RESPONSE_HEADERS);
const CERTIFICATES = new Set(CERTIFICATE_HEADERS);
const VERDICTS = new Set(CERTIFICATE_VERDICT_HEADERS);
/** Headers in which frameworks name themselves. */
const FRAMEWORK_HEADERS = new Set(['x-powered-by', 'x-aspnet-version', 'x-aspnetmvc-version']);

export function requestRole(name: string, lexicon: NameLexicon): number {
  if (name === 'authorization') return AUTHORIZATION;
  if (name === 'cookie') return COOKIE;
  if (name === 'content-type') return CONTENT_TYPE;
  if (CERTIFICATES.has(name) || name.startsWith(AWS_CERTIFICATE)) return CLIENT_CERTIFICATE;
  if (VERDICTS.has(name)) return CERTIFICATE_VERDICT;
  if (name === 'origin') return ORIGIN;
  if (TRACES.has(name)) return TRACE;
  if (lexicon.isCredentialHeader(name)) return API_KEY_HEADER_ROLE;
  return REQUEST.has(name) || isCommon(name) ? COMMON : ORDINARY;
}

export function responseRole(name: string): number {
  if (name === 'content-type') return CONTENT_TYPE;
  if (name === 'deprecation') return DEPRECATION;
  if (name === 'sunset') return SUNSET;
  if (name === 'strict-transport-security') return HSTS;
  if (name === 'retry-after') return RETRY_AFTER;
  if (name === 'server') return SERVER;
  if (name === 'accept-ranges') return ACCEPT_RANGES;
  if (FRAMEWORK_HEADERS.has(name)) return POWERED_BY;
  if (name === 'access-control-allow-origin') return ALLOW_ORIGIN;
  if (name === 'access-control-allow-credentials') return ALLOW_CREDENTIALS;
  if (/^(x-)?rate-?limit/.test(name)) return RATE_LIMIT;
  return RESPONSE.has(name) || isCommon(name) ? COMMON : ORDINARY;
}

function isCommon(name: string): boolean {
  return COMMON_HEADER_PREFIXES.some((prefix) => name.startsWith(prefix));
}
