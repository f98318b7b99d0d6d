import type { Tally } from './intake-messages';

/** A traffic file being read into an intake. */
export interface Reading {
  push(chunk: Uint8Array): void | Promise<void>;
  /** Counts so far. */
  tally(): Tally;
  /** Call after the last chunk: from then on the intake has all of the file. */
  finish(): void | Promise<void>;
  /** Call in place of `finish`: nothing of the file shall count. */
  drop(): void;
}
