import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { capture } from '../middleware/capture';
import { quantile } from './live/sender';
import { Caller } from './middleware/caller';

/**
 * What `gnomon/middleware` costs its host: a node:http server that parses 500 bytes of JSON and answers as many, in a process
 * of its own, with and without capture, in turn; the processor's time is that of all its threads. The caller and a door that acknowledges every batch share the machine.
 */
const CONNECTIONS = 16;
const ROUND_MS = 3000;
const ROUNDS = 7;
const MOST_MICROSECONDS = 60;
const MOST_ADDED_MS = 0.1;
const ORDER = JSON.stringify({
  customer: { id: 1042, name: 'Ada Lovelace', email: 'ada@example.com' },
  lines: Array.from({ length: 6 }, (_, i) => ({ sku: `AB-${i}`, quantity: i, price: 12.5, currency: 'EUR' })),
  note: 'Leave it with the neighbours.',
});

const QUESTION = Buffer.from(
  [
    'POST /orders/1042?expand=lines HTTP/1.1',
    'Host: shop.example.com',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(ORDER)}`,
    'Authorization: Bearer opaque-token-of-some-length',
    'User-Agent: bench',
    '',
    ORDER,
  ].join('\r\n'),
);

interface Usage {
  cpuMs: number;
  captured: number;
  lost: number;
}

/** The host: tells its port, and what it used whenever it is asked. */
async function serve(door: string | undefined): Promise<void> {
  const gnomon = door ? capture({ server: door, token: 'token', source: 'bench' }) : undefined;
  const server = createServer(async (asked, response) => {
    const order = (await json(asked)) as object;
    const body = JSON.stringify({ id: 1042, state: 'placed', ...order });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    response.writeHead(201, headers).end(body);
  });
  gnomon?.attach(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const { captured = 0, dropped = 0, refused = 0 } = gnomon?.stats() ?? {};
    process.send?.({ cpuMs: (user + system) / 1000, captured, lost: dropped + refused } satisfies Usage);
  });
  process.send?.((server.address() as AddressInfo).port);
}

async function compare(): Promise<void> {
  let batches = 0;
  const door = createServer((asked, response) => {
    batches++;
    asked.resume().on('end', () => response.writeHead(200).end('{"status":"done"}'));
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const plain = await Host.start();
  const captured = await Host.start(`http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  try {
    const rounds = [];
    await plain.round(CONNECTIONS);
    await captured.round(CONNECTIONS);
    for (let i = 0; i < ROUNDS; i++)
      rounds.push({ without: await plain.round(CONNECTIONS), with: await captured.round(CONNECTIONS) });
    const alone = { without: await plain.round(1), with: await captured.round(1) };
    const [before, after] = [rounds.map((round) => round.without), rounds.map((round) => round.with)];
    say('without', wordsOf(before));
    say('with', wordsOf(after));
    const added = median(rounds.map((round) => round.with.cpuMicroseconds - round.without.cpuMicroseconds));
    judge(
      'processor for an exchange',
      added <= MOST_MICROSECONDS,
      `${added.toFixed(0)} µs, claimed ${MOST_MICROSECONDS}`,
    );
    const addedMs = alone.with.p50 - alone.without.p50;
    const latency = `${alone.without.p50.toFixed(3)} → ${alone.with.p50.toFixed(3)} ms at p50, ${alone.without.p99.toFixed(3)} → ${alone.with.p99.toFixed(3)} ms at p99`;
    judge(
      'latency, one caller',
      addedMs <= MOST_ADDED_MS,
      `${latency}; claimed ${MOST_ADDED_MS} ms more at p50`,
    );
    const usage = await captured.usage();
    judge('exchanges lost', usage.lost === 0, `${usage.lost} of ${usage.captured}, in ${batches} batches`);
  } finally {
    plain.stop();
    captured.stop();
    door.close();
    door.closeAllConnections();
  }
}

interface Round {
  rate: number;
  cpuMicroseconds: number;
  p50: number;
  p99: number;
}

class Host {
  private readonly child: ChildProcess;
  private readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  static async start(door = ''): Promise<Host> {
    const child = fork(process.argv[1] as string, ['serve', door]);
    const [port] = await once(child, 'message');
    return new Host(child, port);
  }

  async usage(): Promise<Usage> {
    const answer = once(this.child, 'message');
    this.child.send('usage');
    return (await answer)[0];
  }

  /** Asks over so many connections, each as soon as its last answer is there. */
  async round(connections: number): Promise<Round> {
    const caller = await Caller.connect(this.port, QUESTION, connections);
    const before = await this.usage();
    const startMs = performance.now();
    const times = await caller.ask(ROUND_MS);
    const seconds = (performance.now() - startMs) / 1000;
    const { cpuMs } = await this.usage();
    caller.close();
    return {
      rate: times.length / seconds,
      cpuMicroseconds: ((cpuMs - before.cpuMs) * 1000) / times.length,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    };
  }

  stop(): void {
    this.child.kill();
  }
}

function wordsOf(rounds: readonly Round[]): string {
  const rate = Math.round(median(rounds.map((round) => round.rate))).toLocaleString('en');
  return `${rate} requests/s, ${median(rounds.map((round) => round.cpuMicroseconds)).toFixed(0)} µs of processor each`;
}

function median(values: readonly number[]): number {
  return quantile([...values], 0.5);
}

function judge(what: string, holds: boolean, words: string): void {
  if (!holds) process.exitCode = 1;
  say(what, `${holds ? 'holds' : 'MISSED'}: ${words}`);
}

function say(what: string, words: string): void {
  console.log(`${what.padEnd(36)} ${words}`);
}

if (process.argv[2] === 'serve') await serve(process.argv[3]);
else await compare();
