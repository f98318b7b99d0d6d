import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface SenderOptions {
  address: string;
  authorization: string;
  source: string;
  bodies: readonly Buffer[];
}

/** A client that sends batches and, told to wait, waits and sends the same again. */
export class Sender {
  /** Milliseconds from sending to acknowledgement, of each batch that was taken at its first delivery. */
  readonly latencies: number[] = [];
  acknowledged = 0;
  refused = 0;
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  private readonly options: SenderOptions;
  private next = 0;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  /** Sends one batch after the other over so many connections, for so long. */
  async flood(connections: number, ms: number): Promise<void> {
    const endMs = performance.now() + ms;
    const work = async () => {
      while (performance.now() < endMs) await this.send();
    };
    await Promise.all(Array.from({ length: connections }, work));
  }

  /** Sends so many batches a second, whether or not the earlier ones are acknowledged. */
  async pace(perSecond: number, ms: number): Promise<void> {
    const startMs = performance.now();
    const sending: Promise<void>[] = [];
    for (let i = 0; i < (perSecond * ms) / 1000; i++) {
      const waitMs = startMs + (i * 1000) / perSecond - performance.now();
      if (waitMs > 0) await sleep(waitMs);
      sending.push(this.send());
    }
    await Promise.all(sending);
  }

  close(): void {
    this.agent.destroy();
  }

  private async send(): Promise<void> {
    const body = this.options.bodies[this.next++ % this.options.bodies.length] as Buffer;
    const key = randomUUID();
    const startMs = performance.now();
    for (let attempt = 0; ; attempt++) {
      const { status, retryAfterS } = await this.deliver(body, key);
      if (status === 200) {
        if (attempt === 0) this.latencies.push(performance.now() - startMs);
        this.acknowledged++;
        return;
      }
      this.refused++;
      if (status !== 429 && status !== 503) throw new Error(`The batch was answered with ${status}.`);
      await sleep(retryAfterS * 1000);
    }
  }

  private async deliver(body: Buffer, key: string): Promise<{ status: number; retryAfterS: number }> {
    const { address, authorization, source } = this.options;
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; retryAfterS: number }>();
    const request = http.request(
      new URL(`/api/v1/sources/${source}/batches?format=ndjson`, address),
      {
        method: 'POST',
        agent: this.agent,
        headers: { authorization, 'idempotency-key': key, 'content-length': body.length },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfterS: Number(response.headers['retry-after'] ?? 1),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
    return promise;
  }
}

/** The value below which such a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
