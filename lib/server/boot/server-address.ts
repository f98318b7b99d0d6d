import type { Env } from '../env';

const WILDCARDS: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** Where this machine reaches the server. */
export function addressOf({ host, port }: Pick<Env, 'host' | 'port'>): string {
  const name =
    host === '127.0.0.1' ? 'localhost' : (WILDCARDS[host] ?? (host.includes(':') ? `[${host}]` : host));
  return `http://${name}:${port}`;
}
