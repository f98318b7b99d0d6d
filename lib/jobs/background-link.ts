import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { readEnv } from '@/lib/server/env';
import { log } from '@/lib/server/log';
import { type Background, runBackground, type Want } from './background';

const RESTART_MS = 5000;
const holder = globalThis as unknown as { gnomonBackground?: Promise<Background> };

/** Starts what runs in the background of a web process, once: on a thread of its own where the product is built. */
export async function startBackground(databaseUrl: string): Promise<void> {
  const program = path.join(/* turbopackIgnore: true */ readEnv().root, 'dist', 'background.mjs');
  const isBuilt = process.env.NODE_ENV === 'production' && existsSync(program);
  holder.gnomonBackground ??= isBuilt
    ? Promise.resolve(new BackgroundThread(program))
    : runBackground(databaseUrl);
  await holder.gnomonBackground;
}

/** Lets running jobs end. */
export async function stopBackground(): Promise<void> {
  await (await holder.gnomonBackground)?.stop();
}

/** Has the findings of what changed judged soon, and others told of what happened. */
export const requestJudging = (): Promise<void> => request('judge');

/** Has what live batches showed added to the inventory soon. */
export const requestPosting = (): Promise<void> => request('post');

/** Has what is due to others sent soon. */
export const requestDelivery = (): Promise<void> => request('deliver');

/** Has what is wanted of trackers done soon. */
export const requestTrackers = (): Promise<void> => request('track');

async function request(want: Want): Promise<void> {
  (await holder.gnomonBackground)?.ask(want);
}

/** The thread, and the next one after a thread that failed. */
class BackgroundThread implements Background {
  private readonly program: string;
  private worker: Worker;
  private hasEnded = false;
  private isStopping = false;

  constructor(program: string) {
    this.program = program;
    this.worker = this.start();
  }

  ask(want: Want): void {
    this.worker.postMessage(want);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.hasEnded) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.worker.once('exit', () => resolve());
    this.worker.postMessage('stop');
    await promise;
  }

  private start(): Worker {
    const worker = new Worker(/* turbopackIgnore: true */ this.program, { name: 'background' });
    worker.on('error', (error) => log.error('the background stopped, and starts again', { error }));
    this.hasEnded = false;
    worker.on('exit', () => {
      this.hasEnded = true;
      if (this.isStopping) return;
      setTimeout(() => {
        if (!this.isStopping) this.worker = this.start();
      }, RESTART_MS).unref();
    });
    return worker;
  }
}
