import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../testing/random';
import { LINES_PER_BATCH, makeBatches } from './live/batches';
import { Deployment, type Part } from './live/deployment';
import { prepare, settled } from './live/prepare';
import { Sender } from './live/sender';

/**
 * Ten million exchanges from a client that retries, while web, worker, Postgres and queue are killed at random, 200 times: half
 * of both without a queue, half with. The inventory must equal the one of an undisturbed run, line for line.
 */
const BATCHES = 10_000;
const KILLS = 200;
const CONNECTIONS = 16;
const LEAST_PAUSE_MS = 500;
const PAUSE_MS = 3000;
const BODIES = 100;

const batches = makeBatches(BODIES, Date.now()).map(({ packed }) => packed);
const random = new Random(20);
const share = BATCHES / 2;

const undisturbed = await run('undisturbed', { workers: 0, from: 0, kills: [], perSecond: 1e6 });
await run('without a queue', {
  workers: 0,
  from: 0,
  kills: ['web', 'postgres'],
  perSecond: 25,
  expected: undisturbed,
});
if (Deployment.hasQueue)
  await run('with a queue and two workers', {
    workers: 2,
    from: 0,
    kills: ['web', 'worker', 'worker', 'postgres', 'queue'],
    perSecond: 25,
    expected: undisturbed,
  });
else console.log('Skipped with a queue: nats-server is not installed.');

interface Run {
  workers: number;
  from: number;
  /** What is killed, each as often as it is named. None: nothing is. */
  kills: readonly Part[];
  perSecond: number;
  expected?: string;
}

/** Answers with the whole inventory, as text. */
async function run(name: string, { workers, from, kills, perSecond, expected }: Run): Promise<string> {
  const deployment = new Deployment({ workers });
  try {
    await deployment.start();
    const authorization = await prepare(deployment);
    const sender = new Sender({
      address: deployment.address,
      authorization,
      source: 'bench',
      bodies: batches,
    });
    const startMs = performance.now();
    let isSending = true;
    const sending = sender
      .persist({ from, to: from + share, connections: CONNECTIONS, perSecond })
      .finally(() => {
        isSending = false;
      });
    const killed: Partial<Record<Part, number>> = {};
    let count = 0;
    while (kills.length > 0 && (isSending || count < KILLS / 2)) {
      await sleep(LEAST_PAUSE_MS + random.next() * PAUSE_MS);
      deployment.noteMemory();
      const part = random.pick(kills);
      await deployment.kill(part);
      killed[part] = (killed[part] ?? 0) + 1;
      count++;
    }
    await sending;
    const sentS = (performance.now() - startMs) / 1000;
    await settled(deployment, share);
    deployment.noteMemory();
    const text = await readInventory(deployment, authorization);
    sender.close();
    const said = Object.entries(killed).map(([part, times]) => `${part} ${times}`);
    console.log(
      `${name}: ${(share * LINES_PER_BATCH) / 1e6} million exchanges in ${Math.round(sentS)} s, ${count} kills${count > 0 ? ` (${said.join(', ')})` : ''}, ${sender.refused} deliveries refused or lost and sent again, peak memory ${JSON.stringify(deployment.peakMb)} MB`,
    );
    if (expected !== undefined) {
      const isSame = expected === text;
      console.log(`  the inventory ${isSame ? 'equals the undisturbed one, line for line' : 'DIFFERS'}`);
      if (!isSame) process.exitCode = 1;
    }
    return text;
  } finally {
    await deployment.end();
  }
}

async function readInventory({ address }: Deployment, authorization: string): Promise<string> {
  const answer = await fetch(new URL('/api/v1/inventory', address), { headers: { authorization } });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.text()).split('\n').sort().join('\n');
}
