import type { BatchTally } from '@/lib/engine/intake';
import type { FoldOrder, FoldTerms, WindowPart } from './window-reader';

/** Where the batches of one window at a time are folded. */
export interface LiveFolder {
  /** Begins anew: what was folded and not cut is forgotten. Call before the first window, and after one that failed. */
  begin(terms: FoldTerms): void;
  /** The buffer of the batch is given away. Rejects when the window is lost. */
  fold(batch: FoldOrder): Promise<BatchTally>;
  /** Ends the window: all that was folded since the last cut. */
  cut(): Promise<WindowPart[]>;
}
