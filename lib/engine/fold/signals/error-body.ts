import type { Slice } from '@/lib/contracts/slice';
import { SQL_ERROR_PATTERNS, STACK_TRACE_PATTERNS } from '@/lib/engine/lexicon/error-patterns';
import { signalBit } from './signal-rows';

const STACK_TRACE = signalBit('stack-trace');
const SQL_ERROR = signalBit('sql-error');
/** Bytes of an error's body that are looked at. */
const LOOK = 16_384;
const decoder = new TextDecoder('latin1');

/** Mask of what the body of an answer 4xx or 5xx gives away. O(bytes looked at). */
export function readErrorBody({ bytes, start, end }: Slice): number {
  if (end <= start) return 0;
  const text = decoder.decode(bytes.subarray(start, Math.min(end, start + LOOK)));
  let mask = 0;
  if (STACK_TRACE_PATTERNS.some((pattern) => pattern.test(text))) mask |= STACK_TRACE;
  if (SQL_ERROR_PATTERNS.some((pattern) => pattern.test(text))) mask |= SQL_ERROR;
  return mask;
}
