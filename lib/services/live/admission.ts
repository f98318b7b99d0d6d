import { database } from '@/lib/data/client';
import { measureDeltas } from '@/lib/data/deltas';
import { BusyError } from '../errors';

/** Bytes, as they were sent, of all batches that are being read or wait for their window. */
const MOST_HELD_BYTES = 96 * 1024 * 1024;
/** Bytes of what is committed and not yet in the inventory: minutes of work. */
const MOST_BACKLOG_BYTES = 512 * 1024 * 1024;
const MEASURE_EVERY_MS = 2000;
const SOON_S = 1;
const LATER_S = 15;

/** Keeps what live batches take up bounded: whoever comes when it is full is told when to come again. */
export class Admission {
  private held = 0;
  private isBehind = false;
  private measuredMs = Number.NEGATIVE_INFINITY;

  /** Throws BusyError. What is held is let go by `release`. */
  hold(bytes: number): void {
    if (this.isBehind)
      throw new BusyError(
        'The inventory is far behind what was delivered. Nothing of this batch was counted; send the same again later.',
        LATER_S,
      );
    if (this.held + bytes > MOST_HELD_BYTES)
      throw new BusyError(
        'More is being delivered than can be taken at once. Nothing of this batch was counted; send the same again.',
        SOON_S,
      );
    this.held += bytes;
  }

  release(bytes: number): void {
    this.held -= bytes;
  }

  /** Looks now and then how far the inventory is behind. */
  async measure(): Promise<void> {
    if (performance.now() - this.measuredMs < MEASURE_EVERY_MS) return;
    this.measuredMs = performance.now();
    this.isBehind = (await measureDeltas(database())).bytes > MOST_BACKLOG_BYTES;
  }
}
