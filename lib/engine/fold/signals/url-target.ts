import { INTERNAL_ENDINGS, INTERNAL_NAMES } from '@/lib/engine/lexicon/internal-names';
import { scopeOf } from './address-scope';

const INTERNAL = new Set(INTERNAL_NAMES);
const URL_VALUE = /^\s*(?:https?|ftp|gopher|dict|ldap|file|jar|ws|wss):\/\/([^\s/?#\\]{0,260})/i;

export type UrlTarget = 'none' | 'url' | 'internal';

/**
 * What a value points at when it is a URL. A target that is the API's own host (`ownHost`, as sent, lower case) is no
 * way inside: a page of a local system names itself.
 */
export function readUrlTarget(value: string, ownHost: string): UrlTarget {
  const authority = URL_VALUE.exec(value)?.[1];
  if (authority === undefined) return 'none';
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  if (host === '') return /^\s*file:/i.test(value) ? 'internal' : 'none';
  if (host === ownHost) return 'url';
  return isInternal(host) ? 'internal' : 'url';
}

function isInternal(host: string): boolean {
  const scope = scopeOf(host);
  if (scope !== 'none') return scope === 'private';
  const name = host.replace(/:\d*$/, '').replace(/\.$/, '');
  if (INTERNAL.has(name) || INTERNAL_ENDINGS.some((ending) => name.endsWith(ending))) return true;
  return isNumericAddress(name);
}

/** Spellings of an IPv4 address that only attackers use: `2130706433`, `0x7f000001`, `0177.0.0.1`, `127.1`. */
function isNumericAddress(name: string): boolean {
  const parts = name.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[0-9a-f]{1,8}|\d{1,10})$/.test(part))) return false;
  const numbers = parts.map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() as number;
  const high = numbers.reduce((sum, number) => sum * 256 + number, 0);
  const value = high * 256 ** (4 - numbers.length) + last;
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
  return value < 2 ** 32 && scopeOf(octets.join('.')) === 'private';
}
