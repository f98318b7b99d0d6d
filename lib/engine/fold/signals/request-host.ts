import type { Exchange } from '@/lib/contracts/exchange';

const HOST = 'host';
const decoder = new TextDecoder('latin1');

/** The host that the request named, lower case, with its port when it has one; `''` where the source shows none. */
export function hostOf({ host, requestHeaders }: Exchange): string {
  if (host.end > host.start) return decoder.decode(host.bytes.subarray(host.start, host.end)).toLowerCase();
  const { bytes, bounds, count } = requestHeaders;
  for (let i = 0; i < count; i++) {
    const start = bounds[i * 4] as number;
    const end = bounds[i * 4 + 1] as number;
    if (end - start !== HOST.length) continue;
    if (decoder.decode(bytes.subarray(start, end)).toLowerCase() !== HOST) continue;
    return decoder
      .decode(bytes.subarray(bounds[i * 4 + 2] as number, bounds[i * 4 + 3] as number))
      .toLowerCase();
  }
  return '';
}
