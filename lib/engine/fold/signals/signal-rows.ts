import type { SignalEvidence, SignalKind } from '@/lib/contracts/evidence';
import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { decodeRows, encodeRows, findRow, insertRow, type Rows } from '@/lib/engine/fold/sorted-rows';
import { HOUR_MS } from '@/lib/engine/fold/timeline';

/** Kinds by their number in masks and encodings: new ones go to the end. */
export const SIGNAL_KINDS = [
  'sql-injection',
  'cross-site-scripting',
  'path-traversal',
  'command-injection',
  'xml-external-entity',
  'stack-trace',
  'sql-error',
  'cors-any-origin-with-credentials',
  'cors-reflected-origin-with-credentials',
  'server-version',
  'framework-version',
  'attributable',
  'jwt-unsigned',
  'jwt-without-expiry',
  'jwt-long-lived',
  'guessable-key',
  'credential-in-query',
  'token-in-path',
  'url-value',
  'internal-target',
  'password-hash',
  'public-client',
  'page-part',
  'page-file',
  'page',
  'client-record',
] as const satisfies readonly SignalKind[];

/** Mask of a kind: an exchange's signals are gathered as bits and counted once. */
export function signalBit(kind: SignalKind): number {
  return 1 << SIGNAL_KINDS.indexOf(kind);
}

/** Kind, exchanges, of these successes, answers 5xx, and anonymous successes; first and last hour since 1970. */
export const SIGNAL_WIDTH = 7;

/** Counts one exchange for each kind in `mask`. */
export function countSignals(
  rows: Rows,
  mask: number,
  hour: number,
  outcome: { isSuccess: boolean; isServerError: boolean; isAnonymous: boolean },
): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    const at = touchSignal(rows, 31 - Math.clz32(rest & -rest), hour);
    rows[at + 1] = (rows[at + 1] as number) + 1;
    if (outcome.isSuccess) rows[at + 2] = (rows[at + 2] as number) + 1;
    if (outcome.isServerError) rows[at + 3] = (rows[at + 3] as number) + 1;
    if (outcome.isAnonymous) rows[at + 4] = (rows[at + 4] as number) + 1;
  }
}

export function mergeSignals(into: Rows, from: Rows): void {
  for (let i = 0; i < from.length; i += SIGNAL_WIDTH) {
    const at = touchSignal(into, from[i] as number, from[i + 5] as number);
    for (let column = 1; column <= 4; column++)
      into[at + column] = (into[at + column] as number) + (from[i + column] as number);
    if ((from[i + 6] as number) > (into[at + 6] as number)) into[at + 6] = from[i + 6] as number;
  }
}

export function listSignals(rows: Rows | null): SignalEvidence[] {
  const signals: SignalEvidence[] = [];
  for (let i = 0; rows !== null && i < rows.length; i += SIGNAL_WIDTH) {
    signals.push({
      kind: SIGNAL_KINDS[rows[i] as number] as SignalKind,
      count: rows[i + 1] as number,
      successes: rows[i + 2] as number,
      serverErrors: rows[i + 3] as number,
      anonymous: rows[i + 4] as number,
      firstMs: (rows[i + 5] as number) * HOUR_MS,
      lastMs: (rows[i + 6] as number) * HOUR_MS,
    });
  }
  return signals;
}

export function encodeSignals(writer: ByteWriter, rows: Rows | null): void {
  encodeRows(writer, rows, SIGNAL_WIDTH);
}

/** Throws RangeError for a kind that is unknown. */
export function decodeSignals(reader: ByteReader): Rows | null {
  const rows = decodeRows(reader, SIGNAL_WIDTH);
  if (rows !== null && (rows[rows.length - SIGNAL_WIDTH] as number) >= SIGNAL_KINDS.length)
    throw new RangeError('A signal is of an unknown kind');
  return rows;
}

/** Offset of the kind's row, which spans `hour` from now on. */
function touchSignal(rows: Rows, kind: number, hour: number): number {
  let at = findRow(rows, SIGNAL_WIDTH, kind);
  if (at < 0) {
    at = -1 - at;
    insertRow(rows, SIGNAL_WIDTH, at, kind);
    rows[at + 5] = hour;
    rows[at + 6] = hour;
  } else if (hour > (rows[at + 6] as number)) rows[at + 6] = hour;
  else if (hour < (rows[at + 5] as number)) rows[at + 5] = hour;
  return at;
}
