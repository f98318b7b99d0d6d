import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort, isPortFree } from '@/lib/server/free-port';
import { type Cluster, startCluster } from '@/lib/server/postgres/cluster';
import { makeTemporaryFolder } from '../../testing/temporary-folder';

export const BENCH_KEY = 'be'.repeat(32);
const NATS = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'].find(existsSync);
const HOST = '127.0.0.1';

export type Part = 'web' | 'postgres' | 'worker' | 'queue';

/** Gnomon as it runs on several machines, here on one: Postgres, web, and with a queue NATS and workers. Each can be killed. */
export class Deployment {
  /** The largest resident set of each part so far, in MB. */
  readonly peakMb: Partial<Record<Part, number>> = {};
  private readonly folder = makeTemporaryFolder('bench-live');
  private readonly workers: number;
  private readonly database: string;
  private cluster: Cluster | undefined;
  private web: ChildProcess | undefined;
  private queue: ChildProcess | undefined;
  private readonly working: ChildProcess[] = [];
  private webPort = 0;
  private queuePort = 0;

  /** `workers`: 0 is without a queue. */
  constructor({ workers, database = 'gnomon' }: { workers: number; database?: string }) {
    this.workers = workers;
    this.database = database;
  }

  static get hasQueue(): boolean {
    return NATS !== undefined;
  }

  get address(): string {
    return `http://${HOST}:${this.webPort}`;
  }

  get databaseUrl(): string {
    return this.cluster?.urlOf(this.database) ?? '';
  }

  async start(): Promise<void> {
    await this.startPostgres();
    const client = new pg.Client(this.cluster?.urlOf('postgres'));
    await client.connect();
    await client.query(`CREATE DATABASE ${this.database}`);
    await client.end();
    this.webPort = await findFreePort();
    if (this.workers > 0) {
      this.queuePort = await findFreePort();
      await this.startQueue();
    }
    await this.startWeb();
    while (this.working.length < this.workers) this.startWorker();
  }

  /** Kills it, and starts it again. Resolves when it serves. */
  async kill(part: Part): Promise<void> {
    if (part === 'web') {
      killGroup(this.web);
      await this.startWeb();
    } else if (part === 'postgres') {
      this.killPostgres();
      await this.startPostgres();
    } else if (part === 'queue') {
      killGroup(this.queue);
      await this.startQueue();
    } else {
      killGroup(this.working.shift());
      this.startWorker();
    }
  }

  /** Ends Postgres, and starts it after a while. */
  async stopPostgres(ms: number): Promise<void> {
    this.killPostgres();
    await sleep(ms);
    await this.startPostgres();
  }

  /** Resident memory of the web process now, in MB. */
  webMb(): number {
    const next = childrenOf(this.web?.pid).find((pid) => commandOf(pid).includes('next'));
    return residentMb(next);
  }

  noteMemory(): void {
    this.peakMb.web = Math.max(this.peakMb.web ?? 0, this.webMb());
    for (const { pid } of this.working)
      this.peakMb.worker = Math.max(this.peakMb.worker ?? 0, residentMb(pid));
  }

  async end(): Promise<void> {
    for (const child of [this.web, ...this.working, this.queue]) killGroup(child);
    await this.cluster?.stop();
  }

  private get variables(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DATABASE_URL: this.databaseUrl,
      GNOMON_KEY: BENCH_KEY,
      GNOMON_DATA: path.join(this.folder, 'data'),
      ...(this.workers > 0 && { GNOMON_QUEUE: `nats://${HOST}:${this.queuePort}` }),
    };
  }

  /** Where Postgres keeps everything; a small disk may be mounted there before the start. */
  get databaseFolder(): string {
    return path.join(this.folder, 'database');
  }

  private async startPostgres(): Promise<void> {
    const dataFolder = this.databaseFolder;
    mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
    this.cluster = await startCluster({ dataFolder, say: () => {} });
  }

  private killPostgres(): void {
    for (const pid of this.postgresPids()) process.kill(pid, 'SIGKILL');
  }

  private postgresPids(): number[] {
    const file = path.join(this.databaseFolder, 'postgres/postmaster.pid');
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return [pid, ...childrenOf(pid)];
  }

  private async startWeb(): Promise<void> {
    while (!(await isPortFree(this.webPort, HOST))) await sleep(50);
    this.web = spawn(process.execPath, ['dist/start.mjs'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...this.variables, PORT: String(this.webPort), GNOMON_ROOT: process.cwd() },
    });
    while (!(await answers(`${this.address}/healthz`))) {
      if (this.web.exitCode !== null) return this.startWeb();
      await sleep(100);
    }
  }

  private async startQueue(): Promise<void> {
    if (!NATS) throw new Error('nats-server is not installed.');
    const store = path.join(this.folder, 'queue');
    const settings = ['-a', HOST, '-p', String(this.queuePort), '-js', '-sd', store];
    this.queue = spawn(NATS, settings, { detached: true, stdio: 'ignore' });
    while (await isPortFree(this.queuePort, HOST)) await sleep(50);
  }

  private startWorker(): void {
    const worker = spawn(process.execPath, ['dist/gnomon.mjs', 'worker'], {
      detached: true,
      stdio: 'ignore',
      env: { ...this.variables, GNOMON_ROOT: process.cwd() },
    });
    // As a supervisor does: a worker that found its database or queue away starts again.
    worker.once('exit', async (code) => {
      const at = this.working.indexOf(worker);
      if (code === null || at < 0) return;
      this.working.splice(at, 1);
      await sleep(500);
      this.startWorker();
    });
    this.working.push(worker);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** With everything that it started. */
function killGroup(child: ChildProcess | undefined): void {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  for (const pid of childrenOf(child.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
  child.kill('SIGKILL');
}

function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
