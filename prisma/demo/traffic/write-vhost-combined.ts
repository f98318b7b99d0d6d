import type { WireExchange } from './wire-exchange';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `10/Oct/2000:13:55:36 +0000` */
function clfTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

/** One line of Apache's `vhost_combined`: host and port first, then the combined log. */
export function vhostCombinedLine(exchange: WireExchange): string {
  const { query } = exchange;
  const port = exchange.scheme === 'http' ? 80 : 443;
  const target = `${exchange.path}${query === '' ? '' : `?${query}`}`;
  const request = `${exchange.method} ${target} HTTP/1.1`;
  return `${exchange.host}:${port} ${exchange.clientIp} - - [${clfTime(exchange.atMs)}] "${request}" ${exchange.status} ${exchange.responseBytes} "-" "${exchange.agent}"\n`;
}
