import { log } from '@/lib/server/log';

/** Does something when asked, at most once in so many milliseconds: what is asked meanwhile is done then, once. */
export class Spaced {
  private readonly everyMs: number;
  private readonly work: () => Promise<void>;
  private timer: NodeJS.Timeout | undefined;
  private lastMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, work: () => Promise<void>) {
    this.everyMs = everyMs;
    this.work = work;
  }

  ask(): void {
    if (this.timer) return;
    const waitMs = Math.max(0, this.lastMs + this.everyMs - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.lastMs = performance.now();
      this.work().catch((error) => log.error('a background job could not be asked for', { error }));
    }, waitMs).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
