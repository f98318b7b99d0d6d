import type { Exchange } from '@/lib/contracts/exchange';
import type { Details } from './aggregate';
import type { HeaderReading } from './fields/header-reading';
import { DEPRECATION, HSTS, RATE_LIMIT, RETRY_AFTER, SUNSET } from './fields/header-roles';
import { readHeaderDate } from './header-date';
import { LifecycleHeaders } from './lifecycle-headers';
import { isSuccess } from './status';
import { Throttling } from './throttling';
import { Transport } from './transport';

/** Notes what the headers of a proving response say of the endpoint itself. */
export function noteResponseHeaders(
  details: Details,
  exchange: Exchange,
  headers: HeaderReading,
  hour: number,
): void {
  let hasHsts = false;
  let hasLimits = false;
  for (let i = 0; i < headers.count; i++) {
    switch (headers.names[i]?.role) {
      case HSTS:
        hasHsts = true;
        break;
      case RATE_LIMIT:
        hasLimits = true;
        break;
      case RETRY_AFTER:
        details.throttling ??= new Throttling();
        details.throttling.countRetryAfter(hour);
        break;
      case DEPRECATION:
        noteDeprecation(details, exchange, headers.valueStart(i), headers.valueEnd(i));
        break;
      case SUNSET:
        noteSunset(details, exchange, headers.valueStart(i), headers.valueEnd(i));
        break;
    }
  }
  if (hasLimits) {
    details.throttling ??= new Throttling();
    details.throttling.countLimits(hour);
  }
  if (exchange.scheme === 'https' && isSuccess(exchange.status)) {
    details.transport ??= new Transport();
    details.transport.countHsts(hasHsts, hour);
  }
}

/** RFC 9745 writes `@` and seconds; its drafts wrote `true` or an HTTP date. */
function noteDeprecation(details: Details, exchange: Exchange, start: number, end: number): void {
  const { bytes } = exchange.responseHeaders;
  const atMs = isTrue(bytes, start, end) ? 0 : readHeaderDate(bytes, start, end);
  if (atMs < 0) return;
  details.lifecycle ??= new LifecycleHeaders();
  details.lifecycle.noteDeprecation(exchange.timeMs, atMs);
}

function noteSunset(details: Details, exchange: Exchange, start: number, end: number): void {
  const atMs = readHeaderDate(exchange.responseHeaders.bytes, start, end);
  if (atMs < 0) return;
  details.lifecycle ??= new LifecycleHeaders();
  details.lifecycle.noteSunset(exchange.timeMs, atMs);
}

function isTrue(bytes: Uint8Array, start: number, end: number): boolean {
  const word = end - start === 2 ? '?1' : 'true';
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++)
    if (((bytes[start + i] as number) | 0x20) !== (word.charCodeAt(i) | 0x20)) return false;
  return true;
}
