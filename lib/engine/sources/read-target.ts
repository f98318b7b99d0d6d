import type { Exchange, Scheme } from '@/lib/contracts/exchange';
import { hexValue } from '@/lib/engine/bytes/text-hex';
import { isWord } from '@/lib/engine/bytes/text-word';

const SLASH = 0x2f;
const QUESTION = 0x3f;
const HASH = 0x23;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const ROOT = new Uint8Array([SLASH]);
const MAX_HOST_BYTES = 260;
/** Plaintext and secure in turn. A web socket begins with an HTTP request. */
const SCHEME_WORDS = ['http', 'https', 'ws', 'wss'];

/**
 * Reads a request target, `/path?query` or `scheme://host/path?query`, into the exchange. False when it is neither, has a
 * blank, a control character or a host that cannot be one, or when a `%` of the path is not followed by two hexadecimal
 * digits (servers answer 400 to that). User info and the fragment are left out; a backslash before the path, which readers take
 * for different hosts, is refused.
 */
export function readTarget(bytes: Uint8Array, start: number, end: number, exchange: Exchange): boolean {
  if (bytes[start] === SLASH && start < end) return readPath(bytes, start, end, exchange);
  const authority = readScheme(bytes, start, end, exchange);
  if (authority < 0) return false;
  let at = authority;
  let hostStart = authority;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === SLASH || byte === QUESTION || byte === HASH) break;
    if (byte === BACKSLASH) return false;
    if (byte === 0x40) hostStart = at + 1;
  }
  if (!readHost(bytes, hostStart, at, exchange)) return false;
  return readPath(bytes, at, end, exchange);
}

/** Sets the host, port included, if it can be one. */
export function readHost(bytes: Uint8Array, start: number, end: number, exchange: Exchange): boolean {
  if (end <= start || end - start > MAX_HOST_BYTES) return false;
  let at = start;
  if (bytes[at] === 0x5b) {
    at++;
    while (at < end && (hexValue(bytes[at] as number) >= 0 || bytes[at] === 0x3a || bytes[at] === 0x2e)) at++;
    if (at >= end || bytes[at] !== 0x5d || at < start + 3) return false;
    at++;
  } else {
    while (at < end && isHostByte(bytes[at] as number)) at++;
    if (at === start) return false;
  }
  if (at < end && bytes[at] === 0x3a) {
    at++;
    while (at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at++;
  }
  if (at < end) return false;
  exchange.host.set(bytes, start, end);
  return true;
}

/** Reads `/path?query#fragment`; an empty path is the root. */
export function readPath(bytes: Uint8Array, start: number, end: number, exchange: Exchange): boolean {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === QUESTION || byte === HASH) break;
    if (byte <= 0x20 || byte === 0x7f) return false;
    if (byte === PERCENT) {
      if (at + 2 >= end || hexValue(bytes[at + 1] as number) < 0 || hexValue(bytes[at + 2] as number) < 0)
        return false;
    }
  }
  if (at === start) exchange.path.set(ROOT, 0, 1);
  else if (bytes[start] === SLASH) exchange.path.set(bytes, start, at);
  else return false;
  if (bytes[at] !== QUESTION || at >= end) {
    exchange.query.set(bytes, at, at);
    return true;
  }
  return readQuery(bytes, at + 1, end, exchange);
}

/** Reads a query without its `?`, up to a fragment. */
export function readQuery(bytes: Uint8Array, start: number, end: number, exchange: Exchange): boolean {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === HASH) break;
    if (byte <= 0x20 || byte === 0x7f) return false;
  }
  exchange.query.set(bytes, start, at);
  return true;
}

/** Where the authority begins after `http://`, `https://`, `ws://` or `wss://`, or -1. */
function readScheme(bytes: Uint8Array, start: number, end: number, exchange: Exchange): number {
  let at = start;
  while (at < end && at < start + 6 && bytes[at] !== 0x3a) at++;
  if (at + 2 >= end || bytes[at] !== 0x3a || bytes[at + 1] !== SLASH || bytes[at + 2] !== SLASH) return -1;
  const scheme = schemeOf(bytes, start, at);
  if (scheme === '') return -1;
  exchange.scheme = scheme;
  return at + 3;
}

/** The scheme named by all of `bytes[start, end)`, or `''`. */
export function schemeOf(bytes: Uint8Array, start: number, end: number): Scheme {
  for (let i = 0; i < SCHEME_WORDS.length; i++) {
    if (isWord(bytes, start, end, SCHEME_WORDS[i] as string)) return i % 2 === 0 ? 'http' : 'https';
  }
  return '';
}

/** Letters, digits, `-`, `.`, `_`, and what is beyond ASCII (international names not yet in punycode). */
function isHostByte(byte: number): boolean {
  if (byte >= 0x80 || byte === 0x2d || byte === 0x2e || byte === 0x5f) return true;
  if (byte >= 0x30 && byte <= 0x39) return true;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}
