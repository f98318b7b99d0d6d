import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;

/** Receivers to which the operator lets Gnomon speak although their addresses are not public. */
export interface AllowList {
  /** As a URL spells them; `port` null: any. */
  hosts: readonly { host: string; port: number | null }[];
  ranges: readonly (readonly [Address, number])[];
}

export const NOTHING_ALLOWED: AllowList = { hosts: [], ranges: [] };

const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[^\s:[\]/@?#]+)(?::(\d{1,5}))?$/i;

/** Reads hosts (`HOST` or `HOST:PORT`, IPv6 in brackets) and ranges (CIDR) joined by commas; `null` where one is neither. */
export function parseAllowList(text: string): AllowList | null {
  const hosts: AllowList['hosts'][number][] = [];
  const ranges: AllowList['ranges'][number][] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (ipaddr.isValidCIDR(entry)) {
      ranges.push(ipaddr.parseCIDR(entry));
      continue;
    }
    const [, host, port] = HOST_AND_PORT.exec(entry) ?? [];
    if (host === undefined || !URL.canParse(`http://${host}`)) return null;
    hosts.push({
      host: spellHost(new URL(`http://${host}`)),
      port: port === undefined ? null : Number(port),
    });
  }
  return { hosts, ranges };
}

/** Whether the receiver itself is on the list, whatever address its name leads to. */
export function allowsHost({ hosts }: AllowList, url: URL): boolean {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return hosts.some((one) => one.host === spellHost(url) && (one.port === null || one.port === port));
}

export function allowsAddress({ ranges }: AllowList, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits]));
}

/** `URL` has made numbers addresses and letters small already; a last dot means the same host. */
function spellHost({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}
