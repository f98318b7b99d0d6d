import type { Exchange } from '@/lib/contracts/exchange';
import type { HeaderReading } from '@/lib/engine/fold/fields/header-reading';
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  ORIGIN,
  POWERED_BY,
  SERVER,
} from '@/lib/engine/fold/fields/header-roles';
import { hostOf } from './request-host';
import { signalBit } from './signal-rows';

const ANY_ORIGIN = signalBit('cors-any-origin-with-credentials');
const REFLECTED_ORIGIN = signalBit('cors-reflected-origin-with-credentials');
const SERVER_VERSION = signalBit('server-version');
const FRAMEWORK_VERSION = signalBit('framework-version');
const STAR = 0x2a;
const decoder = new TextDecoder('latin1');

/** Mask of what the headers of a proving response give away. */
export function readResponseHeaders(
  exchange: Exchange,
  request: HeaderReading,
  response: HeaderReading,
): number {
  const { bytes } = exchange.responseHeaders;
  let mask = 0;
  let origin = -1;
  let allowsCredentials = false;
  for (let i = 0; i < response.count; i++) {
    switch (response.names[i]?.role) {
      case SERVER:
        if (namesVersion(bytes, response.valueStart(i), response.valueEnd(i))) mask |= SERVER_VERSION;
        break;
      case POWERED_BY:
        if (namesVersion(bytes, response.valueStart(i), response.valueEnd(i))) mask |= FRAMEWORK_VERSION;
        break;
      case ALLOW_ORIGIN:
        origin = i;
        break;
      case ALLOW_CREDENTIALS:
        allowsCredentials = ((bytes[response.valueStart(i)] as number) | 0x20) === 0x74;
        break;
    }
  }
  if (!allowsCredentials || origin < 0) return mask;
  const start = response.valueStart(origin);
  const end = response.valueEnd(origin);
  if (end - start === 1 && bytes[start] === STAR) return mask | ANY_ORIGIN;
  return isForeignEcho(exchange, request, decoder.decode(bytes.subarray(start, end)))
    ? mask | REFLECTED_ORIGIN
    : mask;
}

/** A name and a digit behind `/`, `-`, a blank or alone: `nginx/1.18.0`, `PHP 8.1`, `4.0.30319`. */
function namesVersion(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x30 || byte > 0x39) continue;
    const before = i === start ? 0x20 : bytes[i - 1];
    if (before === 0x20 || before === 0x2f || before === 0x2d) return true;
  }
  return false;
}

/** The origin of the request came back, and it is of another site than the API: `null` is of none. */
function isForeignEcho(exchange: Exchange, request: HeaderReading, allowed: string): boolean {
  const index = request.find(ORIGIN);
  if (index < 0) return false;
  const { bytes } = exchange.requestHeaders;
  const origin = decoder.decode(bytes.subarray(request.valueStart(index), request.valueEnd(index)));
  if (origin !== allowed || origin === '') return false;
  if (origin === 'null') return true;
  const host = hostOf(exchange);
  return host !== '' && siteOf(host) !== siteOf(origin.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
}

/** The last two labels of a name, so that `app.shop.example` and `api.shop.example` are one site; an address whole. */
function siteOf(authority: string): string {
  const host = authority.toLowerCase().replace(/:\d+$/, '');
  return /^[\d.]+$|^\[/.test(host) ? host : host.split('.').slice(-2).join('.');
}
