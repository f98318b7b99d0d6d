import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LINES_PER_BATCH, makeBatches } from './live/batches';
import { Deployment } from './live/deployment';
import { countRequests, prepare, settled } from './live/prepare';
import { Sender } from './live/sender';

/**
 * What a deployment meets: Postgres stopped for a minute, a disk that is full, 1,000 clients at once, one that is slow and one
 * that never ends. Of each: whether all that was acknowledged is there, and the memory of the web process.
 */
const PER_SECOND = 20;
const bodies = makeBatches(20, Date.now()).map(({ packed }) => packed);
const small = makeBatches(4, Date.now()).map(({ packed }) => packed);
let sent = 0;

const deployment = new Deployment({ workers: 0 });
try {
  await deployment.start();
  const authorization = await prepare(deployment);
  const sender = new Sender({ address: deployment.address, authorization, source: 'bench', bodies });
  await persist(sender, 200);
  await report('before anything', sender);

  const stopped = persist(sender, PER_SECOND * 75);
  await sleep(5000);
  await deployment.stopPostgres(60_000);
  await stopped;
  await report('Postgres stopped for a minute', sender);

  const crowd = new Sender({ address: deployment.address, authorization, source: 'bench', bodies: small });
  const from = sent;
  sent += 3000;
  await crowd.persist({ from, to: sent, connections: 1000, perSecond: 1e6 });
  await report('1,000 clients at once', crowd);
  crowd.close();

  const slow = sendSlowly(authorization);
  const endless = sendEndlessly(authorization, 20_000);
  await persist(sender, PER_SECOND * 20);
  const memory = deployment.webMb();
  const endlessMb = await endless;
  slow.destroy();
  console.log(
    `  one client sent ${endlessMb} MB without end, another a byte at a time: ${memory} MB of memory meanwhile`,
  );
  await report('a slow client and one that never ends', sender);
  sender.close();
} finally {
  await deployment.end();
}
await fillDisk();

async function persist(sender: Sender, batches: number): Promise<void> {
  const from = sent;
  sent += batches;
  await sender.persist({ from, to: sent, connections: 16, perSecond: PER_SECOND });
}

async function report(what: string, sender: Sender, of = deployment, acknowledged = sent): Promise<void> {
  await settled(of, acknowledged);
  const counted = await countRequests(of);
  const isAll = counted === acknowledged * LINES_PER_BATCH;
  if (!isAll) process.exitCode = 1;
  console.log(
    `${what}: ${counted} of ${acknowledged * LINES_PER_BATCH} acknowledged exchanges are there${isAll ? '' : ': NOT ALL'}, ${sender.refused} deliveries refused or lost and sent again, web process ${of.webMb()} MB`,
  );
}

/** Announces a megabyte and sends a byte ten times a second. */
function sendSlowly(authorization: string): http.ClientRequest {
  const request = open(authorization, { 'content-length': 1_000_000 });
  const timer = setInterval(() => request.write('x'), 100);
  request.on('close', () => clearInterval(timer));
  return request;
}

/** Lines without end, as fast as they are taken; of another source. Answers with the megabytes that went. */
async function sendEndlessly(authorization: string, ms: number): Promise<number> {
  const line =
    '{"time":"2026-11-01T10:00:00Z","method":"GET","url":"https://endless.example.com/a","status":200}\n';
  const chunk = line.repeat(1000);
  const request = open(authorization, {});
  let bytes = 0;
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) {
    bytes += chunk.length;
    if (!request.write(chunk)) await new Promise((resolve) => request.once('drain', resolve));
  }
  request.destroy();
  return Math.round(bytes / 1e6);
}

function open(authorization: string, headers: http.OutgoingHttpHeaders): http.ClientRequest {
  const url = new URL('/api/v1/sources/odd/batches', deployment.address);
  const request = http.request(url, { method: 'POST', headers: { authorization, ...headers } });
  request.on('error', () => {});
  return request;
}

/** Postgres on a disk of its own that fills up, and is freed again. */
async function fillDisk(): Promise<void> {
  const full = new Deployment({ workers: 0 });
  const folder = full.databaseFolder;
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m,mode=711', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    console.log('Skipped, a full disk: a small disk cannot be mounted here (root can).');
    return;
  }
  try {
    await full.start();
    const authorization = await prepare(full);
    const sender = new Sender({ address: full.address, authorization, source: 'bench', bodies });
    await sender.persist({ from: 0, to: 50, connections: 8, perSecond: PER_SECOND });
    const filler = `${folder}/filler`;
    try {
      execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M'], { stdio: 'pipe' });
    } catch {
      // It is full, as meant.
    }
    const sending = sender.persist({ from: 50, to: 250, connections: 8, perSecond: PER_SECOND });
    await sleep(15_000);
    const refused = sender.refused;
    execFileSync('rm', [filler]);
    await sending;
    console.log(`  while the disk was full ${refused} deliveries were refused`);
    await report('a full disk, freed after 15 s', sender, full, 250);
    sender.close();
  } finally {
    await full.end();
    await sleep(1000);
    execFileSync('umount', ['-l', folder]);
  }
}
