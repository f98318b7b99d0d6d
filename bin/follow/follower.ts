import { setTimeout as sleep } from 'node:timers/promises';
import type { Receipt } from '@/lib/contracts/receipt';
import { warn } from '../output';
import { type Destination, deliverBatch } from './deliver-batch';
import { findNextRotated, findRotated, LogFile, listCompressed } from './log-file';
import { PlaceKeeper } from './place';

/** A batch is sent at this size, and before it when its first line has waited so long. */
const BATCH_BYTES = 4 * 1024 * 1024;
const LONGEST_WAIT_MS = 500;
const LOOK_EVERY_MS = 100;
/** A rotated file is left when nobody has written to it for so long: programs reopen their log a moment later. */
const LEAVE_AFTER_MS = 2000;
const NEWLINE = 0x0a;

export interface FollowOptions {
  file: string;
  to: Destination;
  stateFolder: string;
  format: string | undefined;
  /** Begin at the present end of a log that was never followed before. */
  fromEnd: boolean;
}

/** Delivers what is written to a log, each line once, across rotations and restarts of either side. */
export class Follower {
  counted = 0;
  skipped = 0;
  private readonly options: FollowOptions;
  private readonly keeper: PlaceKeeper;
  private readonly signal: AbortSignal;
  private readonly buffer = new Uint8Array(BATCH_BYTES);
  private readonly told = new Set<string>();

  constructor(options: FollowOptions, signal: AbortSignal) {
    this.options = options;
    this.signal = signal;
    const { file, to, stateFolder } = options;
    this.keeper = new PlaceKeeper(stateFolder, { file, source: to.source, server: to.server });
  }

  /** Until told to stop. Throws what keeps it from going on. */
  async run(): Promise<void> {
    let log = await this.resume();
    while (!this.signal.aborted) {
      try {
        log = await this.drain(log);
      } finally {
        if (this.signal.aborted) await log.close();
      }
    }
  }

  /** The log where it was left. */
  private async resume(): Promise<LogFile> {
    const { file, fromEnd } = this.options;
    const { identity, offset } = this.keeper.place;
    if (!identity) {
      const log = await this.waitFor();
      this.keeper.begin(await log.identify(), fromEnd ? await log.size() : 0);
      return log;
    }
    const rotated = await findRotated(file, identity);
    if (rotated && (await rotated.size()) >= offset) return rotated;
    await rotated?.close();
    warn(
      `${file}: what was written after byte ${offset} of the log that was followed before is gone, or compressed (look for ${file}.*); \`gnomon import\` takes what there is. Following the present log from its beginning.`,
    );
    return this.begin(await this.waitFor());
  }

  private async waitFor(): Promise<LogFile> {
    const { file } = this.options;
    for (let isFirst = true; ; isFirst = false) {
      const log = await LogFile.open(file);
      if (log) return log;
      if (isFirst) warn(`${file} is not there yet. Waiting for it.`);
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.signal });
    }
  }

  private async begin(log: LogFile): Promise<LogFile> {
    this.keeper.begin(await log.identify());
    return log;
  }

  /** Delivers what the log has, and answers with the log to go on with: itself, or the next one. */
  private async drain(log: LogFile): Promise<LogFile> {
    const { place } = this.keeper;
    if (place.identity && !(await log.is(place.identity))) return this.startAnew(log);
    const size = await log.size();
    if (size < (place.pendingEnd ?? place.offset)) return this.startAnew(log);
    if (place.pendingEnd !== null) {
      await this.send(log, place.pendingEnd - place.offset);
      return log;
    }
    const isRotated = await log.isRotatedFrom(this.options.file);
    if (size > place.offset && (await this.sendLines(log, size))) return log;
    if (isRotated && Date.now() - (await log.changedMs()) > LEAVE_AFTER_MS) return this.leave(log, size);
    await sleep(LOOK_EVERY_MS, undefined, { signal: this.signal });
    return log;
  }

  /** Of what lies after the offset, the whole lines. False when there is none yet. */
  private async sendLines(log: LogFile, size: number): Promise<boolean> {
    const { place } = this.keeper;
    if (size - place.offset < BATCH_BYTES) await sleep(LONGEST_WAIT_MS, undefined, { signal: this.signal });
    const bytes = await log.read(this.buffer, place.offset);
    const lines = bytes.lastIndexOf(NEWLINE) + 1;
    // A line longer than a batch goes in parts, which the receipt counts as unreadable.
    const length = lines > 0 ? lines : bytes.length === BATCH_BYTES ? bytes.length : 0;
    if (length === 0) return false;
    if (place.identity && !(await log.is(place.identity))) return true;
    await this.deliver(log, bytes.subarray(0, length));
    return true;
  }

  private async send(log: LogFile, length: number): Promise<void> {
    const bytes = await log.read(this.buffer.subarray(0, length), this.keeper.place.offset);
    await this.deliver(log, bytes);
  }

  /** The batch's borders are on disk before it is sent: whatever happens then, the same bytes go under the same key. */
  private async deliver(log: LogFile, bytes: Uint8Array): Promise<void> {
    const { file, to, format } = this.options;
    const { place } = this.keeper;
    const end = place.offset + bytes.length;
    place.pendingEnd = end;
    place.identity = await log.identify();
    this.keeper.save();
    const batch = { key: this.keeper.keyOf(end), file, bytes, format: format ?? place.format ?? undefined };
    const receipt = await deliverBatch(to, batch, this.signal);
    place.offset = end;
    place.pendingEnd = null;
    if (receipt.kind === 'traffic' && receipt.counted > 0) place.format ??= receipt.format;
    this.tell(receipt);
  }

  /** The log was emptied under its name, as copytruncate does, or written over. */
  private startAnew(log: LogFile): Promise<LogFile> {
    const { file } = this.options;
    if (this.keeper.place.pendingEnd !== null)
      warn(
        `${file} was emptied while a batch was under way; the receipts of its source say whether it was counted.`,
      );
    return this.begin(log);
  }

  /** A rotated log has been read: the end of it that lacks a newline too. */
  private async leave(log: LogFile, size: number): Promise<LogFile> {
    const { file } = this.options;
    if (size > this.keeper.place.offset) await this.send(log, size - this.keeper.place.offset);
    const changedMs = await log.changedMs();
    await log.close();
    for (const lost of await listCompressed(file, changedMs))
      this.tellOnce(`${lost} was compressed before it was followed; \`gnomon import ${lost}\` takes it.`);
    return this.begin((await findNextRotated(file, changedMs)) ?? (await this.waitFor()));
  }

  private tell({ counted, skipped, status, problems, skippedBy }: Receipt): void {
    const { file } = this.options;
    this.counted += counted;
    this.skipped += skipped;
    if (status === 'failed') warn(`${file}: a batch could not be read. ${problems[0]?.message ?? ''}`);
    for (const { reason, explanation } of skippedBy)
      this.tellOnce(`${file}: lines are skipped (${reason}). ${explanation} Its receipts count them.`);
  }

  private tellOnce(text: string): void {
    if (this.told.has(text)) return;
    this.told.add(text);
    warn(text);
  }
}
