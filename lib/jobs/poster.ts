import { log } from '@/lib/server/log';
import { measureBacklog, postDeltas } from '@/lib/services/live/post-deltas';

/** What was committed waits at least so long, so that batches which come together are posted together. */
const LEAST_REST_MS = 200;
const MOST_REST_MS = 30_000;
/**
 * And so many times what the last posting cost. A posting writes each endpoint that was touched once, however many
 * exchanges touched it: under full intake the rest is long and a row stands for thousands of them.
 */
const REST_RATIO = 20;
/** More than this is posted without rest. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;
/** For what another process committed. */
const LOOK_EVERY_MS = 1000;
const AFTER_FAILURE_MS = 5000;

/** Posts what live batches showed to the inventory, soon after they were committed. */
export class Poster {
  private readonly onPosted: () => void;
  private readonly running: Promise<void>;
  private isStopped = false;
  private restMs = LEAST_REST_MS;
  private wake: () => void = () => {};
  /** Nothing waits to be posted, as far as is known. */
  private isIdle = false;

  constructor(onPosted: () => void) {
    this.onPosted = onPosted;
    this.running = this.run();
  }

  /** Something was committed. */
  ask(): void {
    if (this.isIdle) this.wake();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      try {
        await this.sleep(await this.post());
      } catch (error) {
        log.error('what live batches showed could not be posted', { error });
        await this.sleep(AFTER_FAILURE_MS);
      }
    }
  }

  /** Posts what is due. Returns how long to wait for the next look. */
  private async post(): Promise<number> {
    this.isIdle = false;
    const { bytes, waitedMs } = await measureBacklog(new Date());
    this.isIdle = bytes === 0;
    if (this.isIdle) return LOOK_EVERY_MS;
    if (waitedMs < this.restMs && bytes < MOST_WAITING_BYTES) return this.restMs - waitedMs;
    const startMs = performance.now();
    const posted = await postDeltas(new Date());
    const tookMs = performance.now() - startMs;
    this.restMs = Math.min(MOST_REST_MS, Math.max(LEAST_REST_MS, REST_RATIO * tookMs));
    if (posted > 0) this.onPosted();
    return LEAST_REST_MS;
  }

  private async sleep(ms: number): Promise<void> {
    if (this.isStopped) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}
