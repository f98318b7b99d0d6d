import type { Intake } from '@/lib/engine/intake';
import type { IntakePart } from '@/lib/engine/intake-part';
import { RunCutter, type RunPiece } from '@/lib/engine/run-cutter';
import { appendSkips, type Skips } from '@/lib/engine/skips';
import type { FromThread, ReadingTerms, Tally } from './intake-messages';
import {
  type IntakeThread,
  intakeThreads,
  type ThreadListener,
  type ThreadLostError,
} from './intake-threads';
import type { Reading } from './reading';

/** Pieces under way for each thread: one that it reads, and one that waits for it. */
const PIECES_PER_THREAD = 2;
/**
 * Threads whose parts have this size together, encoded, end before the parts are merged: else what they were made from
 * would stand in memory beside what they become. Threads of smaller files stay warm for the next one.
 */
const HEAVY_BYTES = 1024 * 1024;

export interface ThreadOptions {
  threads: number;
  pieceBytes: number;
  /** Whether the file may be cut after any newline. All of another goes to one thread, so that it keeps off this one. */
  hasLineRecords: boolean;
}

/** Reads one file on intake threads. Holds a few pieces for each thread and no more, whatever the file's size. */
export class ThreadedReading implements Reading, ThreadListener {
  private readonly job: number;
  private readonly threads: readonly IntakeThread[];
  private readonly cutter: RunCutter;
  private readonly pieceBytes: number;
  private readonly tallies = new Map<IntakeThread, Tally>();
  private readonly parts: IntakePart[] = [];
  private readonly intake: Intake;
  private readonly free: Uint8Array<ArrayBuffer>[] = [];
  /** Buffers that may still be made. */
  private unmade: number;
  private current: IntakeThread;
  private failure: unknown = null;
  private wake: () => void = () => {};

  constructor(
    terms: ReadingTerms,
    intake: Intake,
    { threads: count, pieceBytes, hasLineRecords }: ThreadOptions,
  ) {
    const { job, threads } = intakeThreads().join(this, count);
    this.job = job;
    this.threads = threads;
    this.current = threads[0] as IntakeThread;
    this.pieceBytes = pieceBytes;
    this.intake = intake;
    this.unmade = threads.length * PIECES_PER_THREAD;
    this.cutter = new RunCutter(new Uint8Array(pieceBytes), hasLineRecords);
    for (const thread of threads) thread.send({ job, kind: 'open', terms });
  }

  async push(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      if (this.cutter.isFull) this.send(this.cutter.cut(await this.takeBuffer()));
      at += this.cutter.fill(chunk, at);
    }
  }

  tally(): Tally {
    const all = [...this.tallies.values()];
    const skips: Skips = new Map();
    appendSkips(
      skips,
      all.map((tally) => tally.skips),
    );
    return { counted: all.reduce((sum, { counted }) => sum + counted, 0), skips };
  }

  async finish(): Promise<void> {
    const rest = this.cutter.end();
    if (rest) this.send(rest);
    for (const thread of this.threads) thread.send({ job: this.job, kind: 'finish' });
    await this.until(() => this.parts.length === this.threads.length);
    intakeThreads().leave(this.job);
    if (this.parts.reduce((sum, { folds }) => sum + folds.length, 0) >= HEAVY_BYTES)
      await intakeThreads().endIfIdle();
    this.intake.absorb(this.parts);
  }

  drop(): void {
    for (const thread of this.threads) thread.send({ job: this.job, kind: 'drop' });
    intakeThreads().leave(this.job);
  }

  hear(thread: IntakeThread, message: FromThread): void {
    if (message.kind === 'read') {
      this.free.push(...message.spent);
      this.tallies.set(thread, message.tally);
    } else if (message.kind === 'part') this.parts.push(message.part);
    else this.failure ??= message.error;
    this.wake();
  }

  lost(error: ThreadLostError): void {
    this.failure ??= error;
    this.wake();
  }

  /** A run goes to the thread with the least to do; which one makes no difference to what comes out. */
  private send(piece: RunPiece): void {
    if (piece.isFirstOfRun)
      this.current = this.threads.reduce((least, thread) =>
        thread.pending < least.pending ? thread : least,
      );
    this.current.pending++;
    this.current.send({ job: this.job, kind: 'piece', piece }, [piece.buffer.buffer]);
  }

  private async takeBuffer(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.free.length === 0 && this.unmade > 0) {
      this.unmade--;
      return new Uint8Array(this.pieceBytes);
    }
    await this.until(() => this.free.length > 0);
    return this.free.pop() as Uint8Array<ArrayBuffer>;
  }

  /** Waits for what the threads answer. Throws what made the reading fail. */
  private async until(holds: () => boolean): Promise<void> {
    while (this.failure === null && !holds()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.wake = resolve;
      await promise;
    }
    if (this.failure !== null) throw this.failure;
  }
}
