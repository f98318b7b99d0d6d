import { type LogFile, wholeLines } from './log-file';
import type { FilePlace, PlaceKeeper } from './place';

/** `replaced`: the file was emptied or written over, and what lay before its offset is no more. */
export type Step = 'sent' | 'quiet' | 'replaced';

export interface Reading {
  keeper: PlaceKeeper;
  /** Shared by all readers of a follower, of which one works at a time. A batch is at most as long. */
  buffer: Uint8Array;
  /** Resolves when the batch is acknowledged. */
  deliver(key: string, bytes: Uint8Array): Promise<void>;
  /** Waits for more lines, so that they go together. */
  gather(): Promise<void>;
}

/** Delivers one file from its place on, in batches of whole lines. */
export class LogReader {
  readonly log: LogFile;
  readonly place: FilePlace;
  /** When it was begun, or the one after it was. */
  restingSinceMs = Date.now();
  private readonly reading: Reading;

  constructor(log: LogFile, place: FilePlace, reading: Reading) {
    this.log = log;
    this.place = place;
    this.reading = reading;
  }

  /** Delivers one batch, if there is one. */
  async step(): Promise<Step> {
    const { place, reading } = this;
    const { size, changedMs } = await this.log.look();
    if (size < (place.pendingEnd ?? place.offset)) return 'replaced';
    if (place.pendingEnd !== null) return this.sendNext(place.pendingEnd - place.offset, changedMs);
    if (size === place.offset) return this.remember(changedMs);
    if (size - place.offset < reading.buffer.length) await reading.gather();
    const bytes = await this.read(reading.buffer.length);
    if (!bytes) return 'replaced';
    // A line longer than a batch goes in parts, which the receipt counts as unreadable.
    const length = wholeLines(bytes) || (bytes.length === reading.buffer.length ? bytes.length : 0);
    return length === 0 ? 'quiet' : this.send(bytes.subarray(0, length), changedMs);
  }

  /** The end of a rotated file, also where it lacks a newline. */
  async finish(): Promise<Step> {
    const { size, changedMs } = await this.log.look();
    return size > this.place.offset ? this.sendNext(size - this.place.offset, changedMs) : 'quiet';
  }

  private async sendNext(length: number, changedMs: number): Promise<Step> {
    const bytes = await this.read(length);
    return bytes?.length === length ? this.send(bytes, changedMs) : 'replaced';
  }

  /** `null` when the file is another by now: checked after reading, as it may be emptied at any time. */
  private async read(most: number): Promise<Uint8Array | null> {
    const { log, place, reading } = this;
    const identity = await log.identify();
    const bytes = await log.read(reading.buffer.subarray(0, most), place.offset);
    if (!(await log.is(place.identity)) || !(await log.is(identity))) return null;
    place.identity = identity;
    return bytes;
  }

  /** The batch's borders are on disk before it is sent: whatever happens then, the same bytes go under the same key. */
  private async send(bytes: Uint8Array, changedMs: number): Promise<Step> {
    const { place, reading } = this;
    const end = place.offset + bytes.length;
    place.pendingEnd = end;
    place.changedMs = changedMs;
    reading.keeper.save();
    await reading.deliver(reading.keeper.keyOf(place, end), bytes);
    place.offset = end;
    place.pendingEnd = null;
    reading.keeper.save();
    return 'sent';
  }

  private remember(changedMs: number): Step {
    this.place.changedMs = changedMs;
    return 'quiet';
  }
}
