import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { HEAD_BYTES } from '../decode-upload';
import { deployment } from '../deployment';
import { intakeLimits } from '../limits';
import { loadRoutedApis } from '../load-routing';
import { recogniseUpload } from '../recognise-upload';
import { isZip } from '../zip-signature';
import { commitWindow } from './commit-window';
import { decodeBatch } from './decode-batch';
import { type LiveBatch, receiptOf } from './live-batch';
import type { LiveFolder } from './live-folder';
import { openLiveFolder } from './open-live-folder';
import type { WindowPart } from './window-reader';

/** Batches unpacked and folded at a time: what they unpack to is all that is held of them but what was sent. */
const MOST_FOLDING = 8;
/** A window is cut at this size of what was sent, though more is waiting. */
const WINDOW_BYTES = 8 * 1024 * 1024;
/**
 * Between two cuts passes so many times what the last one cost, so that writing windows takes a fifth of the time at most
 * however few exchanges come with each; but nobody waits longer for it than this.
 */
const REST_RATIO = 4;
const MOST_REST_MS = 250;

/** What became of a batch: its receipt, or `alone` when it has to take the way of files. */
export type LiveOutcome = Receipt | 'alone';

interface Waiting {
  batch: LiveBatch;
  resolve(outcome: LiveOutcome): void;
  reject(error: unknown): void;
}

interface Folded extends Waiting {
  receipt: Receipt;
}

/**
 * Folds the batches that many senders deliver into windows, and commits each window with the receipts of its batches in
 * one transaction. While one window is written the next is filled.
 */
export class LiveIntake {
  private readonly folder: LiveFolder;
  private readonly waiting: Waiting[] = [];
  private isRunning = false;
  /** Of the routing that the folder has; `null` when it has to begin anew. */
  private version: bigint | null = null;
  private committing: Promise<void> | null = null;
  private restsUntilMs = 0;
  private wake: () => void = () => {};

  constructor(folder: LiveFolder = openLiveFolder()) {
    this.folder = folder;
  }

  /** Rejects when the database cannot be reached; nothing of the batch is counted then. */
  take(batch: LiveBatch): Promise<LiveOutcome> {
    const { promise, resolve, reject } = Promise.withResolvers<LiveOutcome>();
    this.waiting.push({ batch, resolve, reject });
    this.wake();
    if (!this.isRunning) void this.run();
    return promise;
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.waiting.length > 0) {
      try {
        await this.begin();
      } catch (error) {
        for (const { reject } of this.waiting.splice(0)) reject(error);
        break;
      }
      await this.runWindow();
    }
    this.isRunning = false;
  }

  private async begin(): Promise<void> {
    const { version, apis } = await loadRoutedApis(database());
    if (version === this.version) return;
    this.folder.begin({ version, apis, keys: deployment().box.hashKeys });
    this.version = version;
  }

  private async runWindow(): Promise<void> {
    const routingVersion = this.version as bigint;
    const { folded, isLost } = await this.fill();
    const startMs = performance.now();
    const parts = isLost ? null : await this.folder.cut().catch(() => null);
    if (!parts) {
      this.version = null;
      for (const { resolve } of folded) resolve('alone');
      return;
    }
    if (folded.length === 0) return;
    const cutMs = performance.now() - startMs;
    this.committing = this.commit(folded, { parts, routingVersion }, cutMs).finally(() => {
      this.committing = null;
      this.wake();
    });
  }

  /** Folds what comes until the window may be cut. */
  private async fill(): Promise<{ folded: Folded[]; isLost: boolean }> {
    const window = { folded: [] as Folded[], isLost: false, bytes: 0 };
    const folding = new Set<Promise<void>>();
    const add = (one: Waiting) => {
      window.bytes += one.batch.raw.length;
      const done = this.fold(one, window).finally(() => {
        folding.delete(done);
        this.wake();
      });
      folding.add(done);
    };
    for (;;) {
      const restMs = this.restsUntilMs - performance.now();
      const isDue = this.committing === null && restMs <= 0 && window.bytes > 0;
      const isOpen = !isDue && window.bytes < WINDOW_BYTES && !window.isLost;
      while (isOpen && folding.size < MOST_FOLDING && this.waiting.length > 0)
        add(this.waiting.shift() as Waiting);
      if (isDue && folding.size === 0) return window;
      await this.next(isDue ? 0 : restMs);
    }
  }

  private async fold(one: Waiting, window: { folded: Folded[]; isLost: boolean }): Promise<void> {
    const { upload, raw, now } = one.batch;
    const bytes = await decodeBatch(raw);
    const format = bytes && formatOf(bytes, upload);
    if (!format) return one.resolve('alone');
    try {
      const limits = intakeLimits(now);
      const tally = await this.folder.fold({ bytes, formatId: format, limits, fixedApi: upload.api });
      window.folded.push({ ...one, receipt: receiptOf(one.batch, format, tally) });
    } catch {
      window.isLost = true;
      one.resolve('alone');
    }
  }

  private async commit(
    folded: readonly Folded[],
    window: { parts: readonly WindowPart[]; routingVersion: bigint },
    cutMs: number,
  ): Promise<void> {
    const startMs = performance.now();
    try {
      const receipts = folded.map(({ receipt }) => receipt);
      const isDone = await commitWindow({ ...window, receipts }, new Date());
      for (const { resolve, receipt } of folded) resolve(isDone ? receipt : 'alone');
    } catch (error) {
      for (const { reject } of folded) reject(error);
    }
    const endMs = performance.now();
    this.restsUntilMs = endMs + Math.min(MOST_REST_MS, REST_RATIO * (cutMs + endMs - startMs));
  }

  /** Something came, was folded or written, or the rest is over. */
  private async next(restMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.wake = resolve;
    const timer = restMs > 0 ? setTimeout(resolve, restMs) : undefined;
    await promise;
    clearTimeout(timer);
  }
}

/** `null` for what is no traffic, or nothing known: its receipt says so, by the way of files. */
function formatOf(bytes: Uint8Array, upload: LiveBatch['upload']): string | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  try {
    const known = recogniseUpload({ head, isZip: isZip(head) }, upload);
    return known.kind === 'traffic' ? known.format.id : null;
  } catch {
    return null;
  }
}
