import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BatchTally } from '@/lib/engine/intake';
import { readEnv } from '@/lib/server/env';
import type { LiveFolder } from './live-folder';
import type { FromLiveThread, ToLiveThread } from './live-messages';
import type { FoldOrder, FoldTerms, WindowPart } from './window-reader';

/** Room for the routing of the largest estates; its limit ends the window rather than the process. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };

interface Asked {
  thread: LiveThread;
  resolve(answer: FromLiveThread): void;
  reject(error: Error): void;
}

interface LiveThread {
  worker: Worker;
  /** Batches given to it and not yet folded. */
  pending: number;
}

/** Warm threads that fold a window together; which of them a batch goes to makes no difference to what comes out. */
export class LiveThreads implements LiveFolder {
  private readonly count: number;
  private threads: LiveThread[] = [];
  private readonly asked = new Map<number, Asked>();
  private lastOrder = 0;
  /** A thread went with what it had folded of the window. */
  private isLost = false;

  constructor(count: number) {
    this.count = count;
  }

  begin(terms: FoldTerms): void {
    this.isLost = false;
    while (this.threads.length < this.count) this.threads.push(this.start());
    for (const thread of this.threads) send(thread, { kind: 'terms', terms });
  }

  async fold(batch: FoldOrder): Promise<BatchTally> {
    const thread = this.leastBusy();
    thread.pending++;
    const { buffer } = batch.bytes;
    const answer = await this.ask(thread, (order) => ({ kind: 'fold', order, batch }), [buffer]).finally(
      () => thread.pending--,
    );
    if (answer.kind !== 'folded') throw new Error(failureOf(answer));
    return answer.tally;
  }

  async cut(): Promise<WindowPart[]> {
    this.refuseLost();
    const answers = await Promise.all(
      this.threads.map((thread) => this.ask(thread, (order) => ({ kind: 'cut', order }))),
    );
    return answers.flatMap((answer) => {
      if (answer.kind !== 'cut') throw new Error(failureOf(answer));
      return answer.parts;
    });
  }

  private async ask(
    thread: LiveThread,
    message: (order: number) => ToLiveThread,
    transfer: ArrayBuffer[] = [],
  ): Promise<FromLiveThread> {
    this.refuseLost();
    const order = ++this.lastOrder;
    const { promise, resolve, reject } = Promise.withResolvers<FromLiveThread>();
    this.asked.set(order, { thread, resolve, reject });
    send(thread, message(order), transfer);
    return promise;
  }

  private refuseLost(): void {
    if (this.isLost) throw new Error('A thread that read live batches stopped, and the window with it.');
  }

  private leastBusy(): LiveThread {
    const [first, ...others] = this.threads;
    if (!first) throw new Error('The threads that read live batches have not begun.');
    return others.reduce((least, thread) => (thread.pending < least.pending ? thread : least), first);
  }

  private start(): LiveThread {
    const program = path.join(/* turbopackIgnore: true */ readEnv().root, 'dist', 'live-thread.mjs');
    // The key comes with the terms, so the environment, which may hold it too, stays here.
    const worker = new Worker(/* turbopackIgnore: true */ program, {
      name: 'live',
      env: {},
      resourceLimits: RESOURCE_LIMITS,
    });
    const thread = { worker, pending: 0 };
    worker.unref();
    worker.on('message', (answer: FromLiveThread) => {
      this.asked.get(answer.order)?.resolve(answer);
      this.asked.delete(answer.order);
    });
    worker.on('error', (error) => this.lose(thread, error.message));
    worker.on('exit', (code) => this.lose(thread, `exit code ${code}`));
    return thread;
  }

  /** The next window begins on another thread. */
  private lose(thread: LiveThread, reason: string): void {
    if (!this.threads.includes(thread)) return;
    this.isLost = true;
    this.threads = this.threads.filter((other) => other !== thread);
    for (const [order, { thread: owner, reject }] of this.asked) {
      if (owner !== thread) continue;
      this.asked.delete(order);
      reject(new Error(`A thread that read live batches stopped (${reason}).`));
    }
  }
}

function send({ worker }: LiveThread, message: ToLiveThread, transfer: ArrayBuffer[] = []): void {
  worker.postMessage(message, transfer);
}

function failureOf(answer: FromLiveThread): string {
  return answer.kind === 'failed' ? answer.reason : `A live thread answered ${answer.kind}.`;
}
