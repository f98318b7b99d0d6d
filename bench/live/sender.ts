import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface SenderOptions {
  address: string;
  authorization: string;
  source: string;
  bodies: readonly Buffer[];
}

export interface Persistence {
  /** Numbers of the batches, the last one excluded. */
  from: number;
  to: number;
  connections: number;
  perSecond: number;
}

/** A client that sends batches and, told to wait, waits and sends the same again. */
export class Sender {
  /** Milliseconds from sending to acknowledgement, of each batch that was taken at its first delivery. */
  readonly latencies: number[] = [];
  acknowledged = 0;
  refused = 0;
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1024 });
  private readonly options: SenderOptions;
  private next = 0;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  /** Sends so many batches under keys of their own numbers, over so many connections, whatever fails in between. */
  async persist({ from, to, connections, perSecond }: Persistence): Promise<void> {
    let next = from;
    const startMs = performance.now();
    const work = async () => {
      while (next < to) {
        const number = next++;
        const waitMs = startMs + ((number - from) * 1000) / perSecond - performance.now();
        if (waitMs > 0) await sleep(waitMs);
        await this.send(number, true);
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
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

  private async send(number = this.next++, isPersistent = false): Promise<void> {
    const body = this.options.bodies[number % this.options.bodies.length] as Buffer;
    const key = isPersistent ? `batch-${number}` : randomUUID();
    const startMs = performance.now();
    for (let attempt = 0; ; attempt++) {
      const { status, retryAfterS } = await this.deliver(body, key).catch((error) => {
        if (!isPersistent) throw error;
        return { status: 0, retryAfterS: 0.3 };
      });
      if (status === 200 || status === 202) {
        if (attempt === 0) this.latencies.push(performance.now() - startMs);
        this.acknowledged++;
        return;
      }
      this.refused++;
      if (!isPersistent && status !== 429 && status !== 503)
        throw new Error(`The batch was answered with ${status}.`);
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
    request.setTimeout(60_000, () => request.destroy(new Error('No answer within a minute.')));
    request.end(body);
    return promise;
  }
}

/** The value below which such a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
