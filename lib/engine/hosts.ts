import type { Scheme } from '@/lib/contracts/exchange';
import { asciiHost } from './bytes/ascii-host';

const NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/;
const IPV6 = /^\[[0-9a-f:.]{2,45}\]$/;

/**
 * Host in the one spelling that the inventory uses: lower case, no trailing dot, a port only when it is not the
 * scheme's own, international names in punycode. `null` when it is no host at all. An unknown scheme drops 80 and 443
 * alike.
 */
export function normaliseHost(text: string, scheme: Scheme): string | null {
  const lower = text.trim().toLowerCase();
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(lower);
  if (!match) return null;
  const name = asciiHost(match[1] as string);
  if (!NAME.test(name) && !IPV6.test(name)) return null;
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  const port = match[2] === undefined ? 0 : Number(match[2]);
  if (port > 65535) return null;
  const isDefault = port === 0 || (port === 443 && scheme !== 'http') || (port === 80 && scheme !== 'https');
  return isDefault ? bare : `${bare}:${port}`;
}

/** True when `host` is `pattern`, in which each `*` stands for part of the name within one label. O(length). */
export function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.includes('*')) return pattern === host;
  const wanted = pattern.split(/([.:])/);
  const given = host.split(/([.:])/);
  return wanted.length === given.length && wanted.every((part, i) => matchesLabel(part, given[i] as string));
}

function matchesLabel(pattern: string, label: string): boolean {
  const [first = '', ...middle] = pattern.split('*');
  const last = middle.pop();
  if (last === undefined) return pattern === label;
  if (!label.startsWith(first) || !label.endsWith(last)) return false;
  let at = first.length;
  for (const part of middle) {
    const found = label.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return label.length - last.length > at;
}
