import type { IntakeLimits } from '@/lib/contracts/intake';
import type { IntakePart } from '@/lib/engine/intake-part';
import type { RoutedApi, RoutingOptions } from '@/lib/engine/routing';
import type { RunPiece } from '@/lib/engine/run-cutter';
import type { HashKeys } from './hash-keys';

/** All that an intake thread must know to read its share of a file. */
export interface ReadingTerms {
  formatId: string;
  limits: IntakeLimits;
  apis: readonly RoutedApi[];
  routing: RoutingOptions;
  keys: HashKeys;
}

/** Counts so far, of one thread. */
export type Tally = Pick<IntakePart, 'counted' | 'skips'>;

/** `job` numbers the files that are read at the same time. */
export type ToThread = { job: number } & (
  | { kind: 'open'; terms: ReadingTerms }
  | { kind: 'piece'; piece: RunPiece }
  /** Nothing more comes: answer with what was read. */
  | { kind: 'finish' }
  /** Forget the job. */
  | { kind: 'drop' }
);

export type FromThread = {
  job: number;
} /** A piece was read; buffers that nobody looks into any more go back. */ & (
  | { kind: 'read'; spent: readonly Uint8Array<ArrayBuffer>[]; tally: Tally }
  | { kind: 'part'; part: IntakePart }
  | { kind: 'failed'; error: unknown }
);
