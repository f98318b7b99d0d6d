import type { Slice } from '@/lib/contracts/slice';

const COLON = 0x3a;
const BRACKET = 0x5b;

/** Sets the client's address: the first of a list, without its port and without the brackets of IPv6. */
export function readClient(bytes: Uint8Array, start: number, end: number, client: Slice): void {
  let stop = start;
  let colons = 0;
  let lastColon = -1;
  while (stop < end && bytes[stop] !== 0x2c && bytes[stop] !== 0x20) {
    if (bytes[stop] === COLON) {
      colons++;
      lastColon = stop;
    }
    stop++;
  }
  if (bytes[start] === BRACKET) {
    let close = start;
    while (close < stop && bytes[close] !== 0x5d) close++;
    client.set(bytes, start + 1, close);
  } else {
    client.set(bytes, start, colons === 1 ? lastColon : stop);
  }
  if (client.length <= 0) client.clear();
}
