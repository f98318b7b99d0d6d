import type { Exchange } from '@/lib/contracts/exchange';
import type { SkipReason } from '@/lib/contracts/intake';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { readMethod } from '@/lib/engine/sources/read-method';
import { readTarget } from '@/lib/engine/sources/read-target';

const BLANK = 0x20;
/** The longest protocol is `HTTP/1.1`. */
const PROTOCOL_BYTES = 8;

/**
 * Reads `METHOD target HTTP/x` into the exchange; without a protocol it is HTTP/0.9 and fine. Answers why not, or `''`.
 * A lone `-` means that the connection closed before any request. `isAscii`: it is known to be ASCII without NUL.
 */
export function readRequestLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  exchange: Exchange,
  isAscii = false,
): SkipReason | '' {
  if (start >= end || (end === start + 1 && bytes[start] === 0x2d)) return 'missing';
  let blank = start;
  while (blank < end && bytes[blank] !== BLANK) blank++;
  const method = readMethod(bytes, start, blank);
  if (method < 0) return 'method';
  exchange.method = method;
  const targetEnd = targetEndOf(bytes, blank + 1, end);
  const isTarget = readTarget(bytes, blank + 1, targetEnd, exchange);
  if (!isAscii && !isUtf8Text(bytes, start, end)) return 'encoding';
  return isTarget ? '' : 'url';
}

function targetEndOf(bytes: Uint8Array, start: number, end: number): number {
  for (let at = end - 1; at >= start && at >= end - PROTOCOL_BYTES - 1; at--) {
    if (bytes[at] !== BLANK) continue;
    const isProtocol = ((bytes[at + 1] as number) | 0x20) === 0x68 && bytes[at + 5] === 0x2f;
    return isProtocol ? at : end;
  }
  return end;
}
