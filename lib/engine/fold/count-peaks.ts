import type { Exchange } from '@/lib/contracts/exchange';
import type { Aggregate } from './aggregate';
import { highestKept } from './callers';
import type { PathReading } from './path-classes';
import { Peaks } from './peaks/peaks';
import type { ExchangeSignals } from './signals/exchange-signals';
import { isSuccess } from './status';

/**
 * Counts what one client does in a window of time. Most exchanges pass through: only refusals, keys and identifiers
 * count. Identifiers only where the source shows headers, and so could show a principal: an access log has a leaf for
 * each literal path, and a table in each would cost a fifth of the intake's speed.
 */
export function countPeaks(
  into: Aggregate,
  { status, timeMs, path: slice, requestHeaders }: Exchange,
  print: number,
  path: PathReading,
  signals: ExchangeSignals,
): void {
  if (status === 401) {
    into.peaks ??= new Peaks();
    into.peaks.countUnauthorized(print, timeMs);
  }
  if (path.hasId && requestHeaders.count >= 0 && isSuccess(status) && print <= highestKept(into.callers)) {
    into.peaks ??= new Peaks();
    into.peaks.addId(print, timeMs, path.hashIds(slice));
  }
  for (let i = 0; i < signals.keyCount; i++) {
    into.peaks ??= new Peaks();
    into.peaks.addKey(print, timeMs, signals.keyHashes[i] as number);
  }
}
