import type { CaptureOptions } from './api';
import { warnOnce } from './warn';

export interface Settings {
  /** Where batches go. */
  address: URL;
  token: string;
  bodies: boolean;
  trustProxy: boolean;
}

/** What the host asks for; `undefined`, with a warning, when it cannot be done. */
export function readSettings(options: CaptureOptions): Settings | undefined {
  const { server, token, source, api, bodies = true, trustProxy = false } = options;
  const base = server && URL.canParse(server) ? new URL(server) : null;
  if (!base || !/^https?:$/.test(base.protocol))
    return refuse('`server` is not the address of a Gnomon, such as https://gnomon.example.com');
  if (!token || /[^\x21-\x7e]/.test(token)) return refuse('`token` is not a token of Gnomon');
  if (!/^[\w.-]{1,100}$/.test(source))
    return refuse('`source` is not a name: up to 100 letters, digits, dots, dashes and underscores');
  const address = new URL(`${base.pathname.replace(/\/+$/, '')}/api/v1/sources/${source}/batches`, base);
  address.searchParams.set('format', 'ndjson');
  if (api) address.searchParams.set('api', api);
  return { address, token, bodies, trustProxy };
}

function refuse(why: string): undefined {
  warnOnce(`Gnomon captures nothing: ${why}.`);
}
