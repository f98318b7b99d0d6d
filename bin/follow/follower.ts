import { setTimeout as sleep } from 'node:timers/promises';
import type { Receipt } from '@/lib/contracts/receipt';
import { warn } from '../output';
import { claimPlace } from './claim-place';
import { type Destination, deliverBatch, type Stopping } from './deliver-batch';
import { LogFile } from './log-file';
import { LogReader, type Reading } from './log-reader';
import { type FilePlace, PlaceKeeper } from './place';
import { findCopy, findNextRotated, findRotated, listCompressed } from './rotated-files';
import { Tally } from './tally';

/** A batch is sent at this size, and before it when its first line has waited so long. */
const BATCH_BYTES = 4 * 1024 * 1024;
const LONGEST_WAIT_MS = 500;
const LOOK_EVERY_MS = 100;
/** The next file is begun when nobody has written to a rotated one for so long: programs reopen their log a moment later. */
const MOVE_ON_AFTER_MS = 2000;
/** A rotated file is looked at for so long yet: what was under way when Apache was told to reopen is written to it. */
const LEAVE_AFTER_MS = 10 * 60_000;
const MOST_ROTATED = 8;

export interface FollowOptions {
  log: string;
  to: Destination;
  /** What the place is remembered for; addresses of one server may differ. */
  serverName: string;
  stateFolder: string;
  format: string | undefined;
  /** Begin at the present end of a log that was never followed before. */
  fromEnd: boolean;
}

/** Delivers what is written to a log, each line once, across rotations and restarts of either side. */
export class Follower {
  readonly tally: Tally;
  private readonly options: FollowOptions;
  private readonly keeper: PlaceKeeper;
  private readonly stopping: Stopping;
  private readonly reading: Reading;
  /** The oldest first, as in the place. */
  private readers: LogReader[] = [];
  private readonly told = new Set<string>();

  constructor(options: FollowOptions, stopping: Stopping) {
    const { log, to, stateFolder, serverName, format } = options;
    this.options = options;
    this.stopping = stopping;
    this.keeper = new PlaceKeeper(stateFolder, { log, source: to.source, server: serverName });
    this.tally = new Tally(log, this.keeper.place, format);
    this.reading = {
      keeper: this.keeper,
      buffer: new Uint8Array(BATCH_BYTES),
      deliver: (key, bytes) => this.deliver(key, bytes),
      gather: () => this.wait(LONGEST_WAIT_MS),
    };
  }

  /** Until told to stop, which throws AbortError; so does all that keeps it from going on. */
  async run(): Promise<void> {
    const letGo = claimPlace(this.keeper.file, this.options.log);
    try {
      await this.resume();
      for (;;) {
        this.stopping.soon.throwIfAborted();
        if (!(await this.deliverNext())) await this.wait(LOOK_EVERY_MS);
      }
    } finally {
      for (const { log } of this.readers) await log.close();
      letGo();
    }
  }

  /** Opens the files that were being read, wherever they are by now. */
  private async resume(): Promise<void> {
    const { log: name } = this.options;
    const places = [...this.keeper.place.files];
    for (const place of places) {
      const log = (await findRotated(name, place)) ?? (await this.openCopy(place));
      if (log) this.readers.push(this.readerOf(log, place));
      else if (place === places.at(-1) || place.pendingEnd !== null) this.tellMissed(place);
      if (!log && place !== places.at(-1)) this.keeper.forget(place);
    }
    const last = places.at(-1);
    if (!last) return this.beginFirst();
    if (this.readers.at(-1)?.place === last) return;
    for (const lost of await listCompressed(name, last.changedMs))
      this.tellOnce(`${lost} may hold some of it; \`gnomon import ${lost}\` takes all that it holds.`);
    const next = await this.findNext(last.changedMs);
    this.keeper.forget(last);
    await this.begin(next ?? (await this.waitForLog()));
  }

  private async beginFirst(): Promise<void> {
    const there = await LogFile.open(this.options.log);
    const log = there ?? (await this.waitForLog());
    await this.begin(log, there && this.options.fromEnd ? await log.findLastLine(this.reading.buffer) : 0);
  }

  private async waitForLog(): Promise<LogFile> {
    const { log: name } = this.options;
    for (;;) {
      const log = await LogFile.open(name);
      if (log) return log;
      this.tellOnce(`${name} is not there yet, or may not be read by this user. Waiting for it.`);
      await this.wait(LOOK_EVERY_MS);
    }
  }

  private async begin(log: LogFile, offset = 0): Promise<void> {
    const identity = await log.identify();
    const { changedMs } = await log.look();
    this.readers.push(this.readerOf(log, this.keeper.begin(identity, changedMs, offset)));
    if (this.readers.length > MOST_ROTATED + 1) await this.leave(this.readers[0] as LogReader);
  }

  /** False when there is nothing to deliver. */
  private async deliverNext(): Promise<boolean> {
    let isSent = false;
    for (const reader of [...this.readers]) {
      const step = await reader.step();
      if (step === 'replaced') return this.replace(reader);
      if (step === 'sent') isSent = true;
      else if (reader !== this.readers.at(-1)) await this.leaveIfQuiet(reader);
      else if (await this.isDone(reader)) return this.moveOn(reader);
    }
    return isSent;
  }

  private async leaveIfQuiet(reader: LogReader): Promise<void> {
    const { changedMs } = await reader.log.look();
    if (Date.now() - Math.max(changedMs, reader.restingSinceMs) > LEAVE_AFTER_MS) await this.leave(reader);
  }

  private async leave(reader: LogReader): Promise<void> {
    this.readers = this.readers.filter((one) => one !== reader);
    this.keeper.forget(reader.place);
    await reader.log.close();
  }

  private async isDone({ log }: LogReader): Promise<boolean> {
    if (!(await log.isRotatedFrom(this.options.log))) return false;
    return Date.now() - (await log.look()).changedMs > MOVE_ON_AFTER_MS;
  }

  /** From a rotated file to the next. */
  private async moveOn(reader: LogReader): Promise<boolean> {
    const { log: name } = this.options;
    const { changedMs } = await reader.log.look();
    const next = (await this.findNext(changedMs)) ?? (await LogFile.open(name));
    if (!next) return false;
    if ((await reader.finish()) === 'replaced') await this.leave(reader);
    for (const lost of await listCompressed(name, changedMs))
      this.tellOnce(`${lost} was compressed before it was followed; \`gnomon import ${lost}\` takes it.`);
    reader.restingSinceMs = Date.now();
    await this.begin(next);
    return true;
  }

  private findNext(afterMs: number): Promise<LogFile | null> {
    // Only of what is open: the number of a file that is gone may be another's by now.
    const known = this.readers.map(({ place }) => place.identity);
    return findNextRotated(this.options.log, afterMs, known);
  }

  /** A log was emptied under its name, as copytruncate does, or written over: on in its copy, if there is one, and anew. */
  private async replace(reader: LogReader): Promise<boolean> {
    const { log: name } = this.options;
    const { place, log } = reader;
    const isLast = reader === this.readers.at(-1);
    const copy = await this.openCopy(place);
    if (copy) this.readers = this.readers.map((one) => (one === reader ? this.readerOf(copy, place) : one));
    else {
      if (place.pendingEnd !== null)
        warn(
          `${name} was emptied while a batch was under way, up to byte ${place.pendingEnd}; the receipts of its source say whether it was counted.`,
        );
      this.readers = this.readers.filter((one) => one !== reader);
      this.keeper.forget(place);
    }
    if (isLast) await this.begin(log);
    else await log.close();
    return true;
  }

  private readerOf(log: LogFile, place: FilePlace): LogReader {
    return new LogReader(log, place, this.reading);
  }

  private async openCopy(place: FilePlace): Promise<LogFile | null> {
    const copy = await findCopy(this.options.log, place);
    if (copy) place.identity = await copy.identify();
    return copy;
  }

  private tellMissed({ offset }: FilePlace): void {
    const { log } = this.options;
    warn(
      `${log}: what was written after byte ${offset} of the log that was followed before is gone, or compressed (look for ${log}.*); \`gnomon import\` takes what there is. Following what came after it from its beginning.`,
    );
  }

  private async deliver(key: string, bytes: Uint8Array): Promise<void> {
    const { log, to } = this.options;
    const receipt: Receipt = await deliverBatch(
      to,
      { key, file: log, bytes, format: this.tally.format },
      this.stopping,
    );
    this.tally.add(receipt);
  }

  private async wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.soon });
  }

  private tellOnce(text: string): void {
    if (this.told.has(text)) return;
    this.told.add(text);
    warn(text);
  }
}
