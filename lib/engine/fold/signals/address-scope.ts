import { isIpv6 } from '@/lib/engine/fold/classes/ip-address';

const DOT = 0x2e;
const COLON = 0x3a;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export type AddressScope = 'public' | 'private' | 'none';

/**
 * Where an address belongs: `private` for loopback, RFC 1918, link-local, shared (RFC 6598), unique local (RFC 4193) and
 * what else is not routed or is for documentation; `none` for what is no address. A port, brackets and a zone are
 * passed over. No allocation for IPv4: it is asked for every new caller.
 */
export function addressScope(bytes: Uint8Array, start: number, end: number): AddressScope {
  const octets = readIpv4(bytes, start, end);
  if (octets >= 0) return isPrivateV4(octets) ? 'private' : 'public';
  return end - start > 60 ? 'none' : scopeOfV6(decoder.decode(bytes.subarray(start, end)));
}

export function scopeOf(address: string): AddressScope {
  const bytes = encoder.encode(address);
  return addressScope(bytes, 0, bytes.length);
}

/** The address as a number below 2^32; -1 for what is none. A port may follow. */
function readIpv4(bytes: Uint8Array, start: number, end: number): number {
  let address = 0;
  let at = start;
  for (let octet = 0; octet < 4; octet++) {
    if (octet > 0 && bytes[at++] !== DOT) return -1;
    const first = at;
    let value = 0;
    for (; at < end && at < first + 3; at++) {
      const digit = (bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === first || value > 255) return -1;
    address = address * 256 + value;
  }
  return at === end || bytes[at] === COLON ? address : -1;
}

/** Blocks that are not routed, by IANA's special-purpose registry. */
function isPrivateV4(address: number): boolean {
  const a = address >>> 24;
  const b = (address >>> 16) & 255;
  const c = (address >>> 8) & 255;
  switch (a) {
    case 0:
    case 10:
    case 127:
      return true;
    case 100:
      return b >= 64 && b < 128;
    case 169:
      return b === 254;
    case 172:
      return b >= 16 && b < 32;
    case 192:
      return b === 168 || (b === 0 && (c === 0 || c === 2));
    case 198:
      return b === 18 || b === 19 || (b === 51 && c === 100);
    case 203:
      return b === 0 && c === 113;
    default:
      return a >= 224;
  }
}

function scopeOfV6(address: string): AddressScope {
  const bare = /^\[([^\]]*)\]/.exec(address)?.[1] ?? address;
  const text = bare.replace(/%.*$/, '').toLowerCase();
  if (text === '::1' || text === '::') return 'private';
  const bytes = encoder.encode(text);
  if (!isIpv6(bytes, 0, bytes.length)) return 'none';
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped) return scopeOf(mapped);
  return isPrivateV6(text) ? 'private' : 'public';
}

/** fc00::/7, fe80::/10, ff00::/8, 2001:db8::/32 and the addresses that begin with nothing. */
function isPrivateV6(text: string): boolean {
  if (/^(?:f[cd]|fe[89ab]|ff)[0-9a-f]{0,2}:/.test(text)) return true;
  return text.startsWith('2001:db8:') || /^(?:0*:){2}/.test(text);
}
