import ipaddr from 'ipaddr.js';
import { type AllowList, allowsAddress } from './allow-list';

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Of clouds, at addresses that look public: Azure's. The others are link-local, unique local, CGNAT or reserved. */
const METADATA: readonly string[] = ['168.63.129.16'];

/**
 * Why Gnomon does not connect to an address, as the name of its range; `null` where it does. Only what is allocated to the
 * public internet passes (IANA special-purpose registries, RFC 6890): an IPv6 address that carries an IPv4 one is refused
 * whatever it carries, as translators would unwrap it.
 */
export function refuseAddress(address: string, allow: AllowList): string | null {
  if (!ipaddr.isValid(address)) return 'unreadable';
  if (allowsAddress(allow, address)) return null;
  const parsed = ipaddr.parse(address);
  if (METADATA.includes(parsed.toString())) return 'metadata';
  const range: string = parsed.range();
  if (range !== 'unicast') return range;
  return parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_UNICAST_V6) ? 'reserved' : null;
}
