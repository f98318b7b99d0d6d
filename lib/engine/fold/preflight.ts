import { type Exchange, METHODS } from '@/lib/contracts/exchange';

const OPTIONS = METHODS.indexOf('OPTIONS');
const NAME = 'access-control-request-method';

/** A CORS preflight: asked by the browser on its own and answered by a gateway, never with credentials. */
export function isPreflight(exchange: Exchange): boolean {
  if (exchange.method !== OPTIONS) return false;
  const { bytes, bounds, count } = exchange.requestHeaders;
  for (let i = 0; i < count; i++) {
    const start = bounds[i * 4] as number;
    if ((bounds[i * 4 + 1] as number) - start === NAME.length && isName(bytes, start)) return true;
  }
  return false;
}

function isName(bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < NAME.length; i++) {
    const byte = bytes[start + i] as number;
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== NAME.charCodeAt(i)) return false;
  }
  return true;
}
