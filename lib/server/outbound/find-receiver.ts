import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type AllowList, allowsHost } from './allow-list';
import { refuseAddress } from './refuse-address';

/** An outbound call that is not made. The message says why, without the address of the call. */
export class OutboundRefused extends Error {
  override name = 'OutboundRefused';
}

export type Resolve = (host: string) => Promise<LookupAddress[]>;

/** Every address of a name, as the system knows it. */
export const resolveBySystem: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** Reads where a call shall go; what can be told without asking for the name is refused here. Throws OutboundRefused. */
export function parseReceiver(address: string, allow: AllowList): URL {
  if (!URL.canParse(address)) throw new OutboundRefused('The address is not a URL.');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new OutboundRefused('The address must begin with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw new OutboundRefused('The address must not hold a user name or a password.');
  const literal = literalOf(url);
  if (literal !== null && !allowsHost(allow, url)) refuse(literal, allow);
  return url;
}

/** The addresses to connect to, each of which may be: one that may not refuses the name. Throws OutboundRefused. */
export async function findAddresses(url: URL, allow: AllowList, resolve: Resolve): Promise<LookupAddress[]> {
  const literal = literalOf(url);
  const found =
    literal === null ? await resolve(url.hostname) : [{ address: literal, family: isIP(literal) }];
  if (found.length === 0) throw new OutboundRefused('The name leads to no address.');
  if (!allowsHost(allow, url)) for (const { address } of found) refuse(address, allow);
  return found;
}

function refuse(address: string, allow: AllowList): void {
  const range = refuseAddress(address, allow);
  if (range === null) return;
  throw new OutboundRefused(
    `It leads to an address that is not public (${range}). The operator may allow it by GNOMON_OUTBOUND_ALLOW.`,
  );
}

/** The address that stands in place of a name. */
function literalOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}
