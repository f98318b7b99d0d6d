import type { Env } from '../env';

const WILDCARDS: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** Where this machine reaches the server, by number: another program may listen on another address of `localhost`. */
export function addressOf({ host, port }: Pick<Env, 'host' | 'port'>): string {
  return `http://${WILDCARDS[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}

/** What to type into a browser. */
export function shownAddressOf(env: Pick<Env, 'host' | 'port' | 'publicUrl'>): string {
  return env.publicUrl ?? addressOf(env).replace('//127.0.0.1:', '//localhost:');
}
