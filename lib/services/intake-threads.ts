import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { readEnv } from '@/lib/server/env';
import { AppError } from './errors';
import type { FromThread, ToThread } from './intake-messages';

/** Threads without work end after this time, so that the next file of a series finds them warm. */
const IDLE_MS = 1000;
/**
 * A small young generation keeps the process small, since what a thread makes is either short-lived or kept. The old one
 * has room for the routing of the largest estates, and its limit ends the import rather than the process.
 */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 1024 };

/** A thread is gone that held a part of the file. */
export class ThreadLostError extends AppError {
  readonly status = 500;

  constructor(reason: string) {
    super(
      `A thread that read this file stopped (${reason}); nothing of it was counted. Send it again, or read it on one thread with GNOMON_WORKERS=0.`,
    );
  }
}

/** A file being read hears here what the threads answer. */
export interface ThreadListener {
  hear(thread: IntakeThread, message: FromThread): void;
  /** One of the threads is gone. */
  lost(error: ThreadLostError): void;
}

/** One thread of the process, shared by the files that are read at the same time. */
export class IntakeThread {
  /** Pieces sent and not yet read. */
  pending = 0;
  private readonly worker: Worker;

  constructor(worker: Worker) {
    this.worker = worker;
  }

  send(message: ToThread, transfer: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer);
  }
}

/** The process's intake threads: started for the first file, ended after the last. */
export class IntakeThreads {
  private workers: Worker[] = [];
  private threads: IntakeThread[] = [];
  private readonly listeners = new Map<number, ThreadListener>();
  private lastJob = 0;
  private idle: NodeJS.Timeout | undefined;

  /** Registers a file: its number, and the threads to give its pieces to. */
  join(listener: ThreadListener, count: number): { job: number; threads: readonly IntakeThread[] } {
    clearTimeout(this.idle);
    if (this.threads.length !== count && this.listeners.size === 0) void this.end();
    if (this.threads.length === 0) for (let i = 0; i < count; i++) this.start();
    for (const worker of this.workers) worker.ref();
    const job = ++this.lastJob;
    this.listeners.set(job, listener);
    return { job, threads: this.threads };
  }

  leave(job: number): void {
    this.listeners.delete(job);
    if (this.listeners.size > 0) return;
    for (const worker of this.workers) worker.unref();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
  }

  /** Ends the threads at once, unless another file needs them; resolves when their memory is free. */
  async endIfIdle(): Promise<void> {
    if (this.listeners.size === 0) await this.end();
  }

  private start(): void {
    const program = path.join(/* turbopackIgnore: true */ readEnv().root, 'dist', 'intake-worker.mjs');
    // The key comes with the work, so the environment, which may hold it too, stays here.
    const worker = new Worker(/* turbopackIgnore: true */ program, {
      name: 'intake',
      env: {},
      resourceLimits: RESOURCE_LIMITS,
    });
    const thread = new IntakeThread(worker);
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'read') thread.pending--;
      this.listeners.get(message.job)?.hear(thread, message);
    });
    worker.on('error', (error) => this.lose(worker, error.message));
    worker.on('exit', (code) => this.lose(worker, `exit code ${code}`));
    this.workers.push(worker);
    this.threads.push(thread);
  }

  /** Every file under way may have given pieces to the thread, so all of them fail. */
  private lose(worker: Worker, reason: string): void {
    if (!this.workers.includes(worker)) return;
    void this.end();
    const listeners = [...this.listeners.values()];
    this.listeners.clear();
    for (const listener of listeners) listener.lost(new ThreadLostError(reason));
  }

  private async end(): Promise<void> {
    const ended = this.workers;
    this.workers = [];
    this.threads = [];
    await Promise.all(ended.map((worker) => worker.terminate()));
  }
}

const holder = globalThis as unknown as { gnomonIntakeThreads?: IntakeThreads };

/** One set a process, also when a development server loads this module again. */
export function intakeThreads(): IntakeThreads {
  holder.gnomonIntakeThreads ??= new IntakeThreads();
  return holder.gnomonIntakeThreads;
}
