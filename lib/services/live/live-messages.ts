import type { BatchTally } from '@/lib/engine/intake';
import type { FoldOrder, FoldTerms, WindowPart } from './window-reader';

/** `order` numbers what is to be answered. */
export type ToLiveThread =
  /** Begins anew: what was folded and not cut is forgotten. */
  | { kind: 'terms'; terms: FoldTerms }
  | { kind: 'fold'; order: number; batch: FoldOrder }
  | { kind: 'cut'; order: number };

export type FromLiveThread = { order: number } & (
  | { kind: 'folded'; tally: BatchTally }
  | { kind: 'cut'; parts: WindowPart[] }
  | { kind: 'failed'; reason: string }
);
