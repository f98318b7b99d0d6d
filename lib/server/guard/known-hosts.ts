import { isIP } from 'node:net';
import type { Env } from '../env';

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const WILDCARDS = ['0.0.0.0', '::'];

/**
 * Whether a request was meant for this server. A page of another site can point its own name at this machine (DNS
 * rebinding) and would then speak to Gnomon as if from the same origin; a bare address cannot be pointed anywhere.
 */
export function isKnownHost(
  hostHeader: string | null,
  { host, publicUrl }: Pick<Env, 'host' | 'publicUrl'>,
): boolean {
  const name = hostnameOf(hostHeader);
  if (name === undefined) return false;
  if (LOOPBACK.includes(name) || name === host.toLowerCase()) return true;
  if (publicUrl !== undefined && name === unbracketed(new URL(publicUrl).hostname)) return true;
  return WILDCARDS.includes(host) && isIP(name) !== 0;
}

function hostnameOf(hostHeader: string | null): string | undefined {
  if (hostHeader === null || /[^\w.:[\]-]/.test(hostHeader)) return undefined;
  const url = URL.parse(`http://${hostHeader}`);
  return url ? unbracketed(url.hostname) : undefined;
}

function unbracketed(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
