import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { CaptureStats } from './api';
import { type Batch, sealBatch } from './batch';
import type { Outcome } from './post-batch';
import { warnOnce } from './warn';

export interface ShipperLimits {
  /** Of one batch. */
  exchanges: number;
  bytes: number;
  /** Longest that an exchange waits for others. */
  delayMs: number;
  /** Of all that waits. */
  waitingBytes: number;
  /** Pauses between attempts: doubled each time. */
  firstPauseMs: number;
  longestPauseMs: number;
}

const LIMITS: ShipperLimits = {
  exchanges: 1000,
  bytes: 2 ** 20,
  delayMs: 1000,
  waitingBytes: 16 * 2 ** 20,
  firstPauseMs: 1000,
  longestPauseMs: 30_000,
};
const FLUSH_MS = 5000;

/** Where batches are handed in. */
export interface Door {
  post(key: string, body: Buffer): Promise<Outcome>;
  close(): void;
}

/**
 * Delivers lines in batches, one after the other, and the same batch again until it is taken. Beyond its share of memory it
 * drops the oldest. Its timers keep no process alive.
 */
export class Shipper {
  isClosed = false;
  private readonly limits: ShipperLimits;
  private readonly door: Door | undefined;
  /** Else timers and requests would belong to the host's request that happened to start them. */
  private readonly scope = new AsyncResource('GnomonShipper');
  private lines: string[] = [];
  private lineBytes = 0;
  /** Sealed, the oldest first; it stays there while it is sent. */
  private readonly batches: Batch[] = [];
  private sending: Batch | undefined;
  private isShipping = false;
  private timer: NodeJS.Timeout | undefined;
  private endPause = (): void => {};
  private readonly counts: CaptureStats = {
    captured: 0,
    delivered: 0,
    refused: 0,
    dropped: 0,
    waiting: 0,
    waitingBytes: 0,
    lastProblem: null,
  };

  constructor(door: Door | undefined, limits: Partial<ShipperLimits> = {}) {
    this.door = door;
    this.limits = { ...LIMITS, ...limits };
  }

  stats(): CaptureStats {
    return { ...this.counts };
  }

  /** Whether this is a batch of our own on its way in: a Gnomon that captures itself would never come to rest. */
  isOwn({ headers }: IncomingMessage): boolean {
    return this.sending !== undefined && headers['idempotency-key'] === this.sending.key;
  }

  add(line: string): void {
    if (this.isClosed) return;
    const bytes = Buffer.byteLength(line);
    this.lines.push(line);
    this.lineBytes += bytes;
    this.counts.captured++;
    this.counts.waiting++;
    this.counts.waitingBytes += bytes;
    if (this.lines.length >= this.limits.exchanges || this.lineBytes >= this.limits.bytes) {
      this.seal();
      this.dropOldest();
      this.ship();
    } else if (!this.isShipping) this.shipSoon();
  }

  /** Resolves when all that was added before is settled, after `timeoutMs` at the latest. */
  async flush(timeoutMs = FLUSH_MS): Promise<void> {
    this.seal();
    const last = this.batches.at(-1);
    if (!last) return;
    this.ship();
    this.endPause();
    // Not unref'd: the host that waits for this must not end before.
    let deadline: NodeJS.Timeout | undefined;
    const isLate = new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([last.settled, isLate]);
    clearTimeout(deadline);
  }

  async close(timeoutMs?: number): Promise<void> {
    this.isClosed = true;
    await this.flush(timeoutMs);
    for (const batch of this.batches.splice(0)) this.account(batch, 'dropped');
    this.endPause();
    this.door?.close();
  }

  private shipSoon(): void {
    this.timer ??= this.scope.runInAsyncScope(() =>
      setTimeout(() => {
        this.seal();
        this.ship();
      }, this.limits.delayMs).unref(),
    );
  }

  private seal(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.lines.length === 0) return;
    const batch = this.scope.runInAsyncScope(() =>
      sealBatch(this.lines, this.lineBytes, (savedBytes) => {
        if (this.batches.includes(batch)) this.counts.waitingBytes -= savedBytes;
      }),
    );
    this.batches.push(batch);
    this.lines = [];
    this.lineBytes = 0;
  }

  private dropOldest(): void {
    while (this.counts.waitingBytes > this.limits.waitingBytes) {
      const oldest = this.batches.find((batch) => batch !== this.sending);
      if (!oldest) return;
      this.take(oldest, 'dropped');
      warnOnce(
        `Gnomon takes exchanges slower than they come, and the oldest are dropped: ${this.counts.lastProblem ?? 'it is slow'}. stats() counts them.`,
        'dropped',
      );
    }
  }

  private ship(): void {
    if (this.isShipping || !this.door) return;
    this.isShipping = true;
    const { door } = this;
    this.scope
      .runInAsyncScope(() => this.shipAll(door))
      .finally(() => {
        this.isShipping = false;
        if (this.lines.length > 0) this.shipSoon();
      });
  }

  private async shipAll(door: Door): Promise<void> {
    let failures = 0;
    for (let batch = this.batches[0]; batch; batch = this.batches[0]) {
      this.sending = batch;
      const outcome = await door.post(batch.key, await batch.packed);
      this.sending = undefined;
      if (outcome.kind === 'later') {
        this.counts.lastProblem = outcome.why;
        warnOnce(`Gnomon takes no exchanges for now, and they wait: ${outcome.why}`, 'later');
        await this.pause(Math.max(outcome.afterMs, this.pauseAfter(failures++)));
        continue;
      }
      failures = 0;
      this.counts.lastProblem = outcome.kind === 'refused' ? outcome.why : null;
      if (outcome.kind === 'refused') warnOnce(`Gnomon refused exchanges: ${outcome.why}`, 'refused');
      this.take(batch, outcome.kind);
    }
  }

  /** Takes a batch out of those that wait, unless it was dropped meanwhile. */
  private take(batch: Batch, as: 'delivered' | 'refused' | 'dropped'): void {
    const at = this.batches.indexOf(batch);
    if (at < 0) return;
    this.batches.splice(at, 1);
    this.account(batch, as);
  }

  private account(batch: Batch, as: 'delivered' | 'refused' | 'dropped'): void {
    this.counts[as] += batch.exchanges;
    this.counts.waiting -= batch.exchanges;
    this.counts.waitingBytes -= batch.bytes;
    batch.settle();
  }

  /** With jitter, so that the processes of a fleet do not come back all at once. */
  private pauseAfter(failures: number): number {
    const { firstPauseMs, longestPauseMs } = this.limits;
    return Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
