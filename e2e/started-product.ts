import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../lib/server/free-port';
import { findHolder } from '../lib/server/holder';
import { processIdentity } from '../lib/server/process-identity';
import { makeTemporaryFolder } from '../testing/temporary-folder';

/** The product on a port and a data folder of its own, to be started, killed and started again. */
export class StartedProduct {
  readonly dataFolder: string;
  private readonly parent: string;
  private child: ChildProcess | undefined;
  private readonly program: readonly string[];

  /** `program`: the script and its arguments that start it. */
  constructor(program: readonly string[] = ['scripts/run.ts', 'start']) {
    this.program = program;
    this.parent = makeTemporaryFolder('start');
    this.dataFolder = path.join(this.parent, 'data');
  }

  async start(variables: Record<string, string> = {}): Promise<string> {
    this.child = await this.launch(variables);
    return readAddress(this.child);
  }

  /** Tries to start a second program on the same data folder. */
  async startAnother(): Promise<string> {
    return readAddress(await this.launch({}));
  }

  /** As a terminal does it: the signal reaches every process of the group. Resolves with the exit code. */
  async pressCtrlC(): Promise<number | null> {
    if (!this.child?.pid) throw new Error('not started');
    const ended = once(this.child, 'exit');
    process.kill(-this.child.pid, 'SIGINT');
    return (await ended)[0];
  }

  /** Numbers of the program, the web server and Postgres; those that do not run are left out. */
  processes(): number[] {
    const holder = findHolder(this.dataFolder);
    return [holder?.pid, holder?.web?.pid, this.postmaster()].filter((pid) => pid !== undefined);
  }

  remove(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGKILL');
    rmSync(this.parent, { recursive: true, force: true });
  }

  private async launch(variables: Record<string, string>): Promise<ChildProcess> {
    const port = String(await findFreePort());
    return spawn(process.execPath, this.program, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DATABASE_URL: '', ...variables, PORT: port, GNOMON_DATA: this.dataFolder },
    });
  }

  private postmaster(): number | undefined {
    try {
      return Number(
        readFileSync(path.join(this.dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
      );
    } catch {
      return undefined;
    }
  }
}

export function areGone(pids: readonly number[]): boolean {
  return pids.every((pid) => processIdentity(pid) === undefined);
}

/** The address that the program prints; fails with its words if it ends before. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const address = /Gnomon is at (\S+)/.exec(output)?.[1];
        if (address) resolve(address);
      });
    }
    child.once('close', () => reject(new Error(output)));
  });
}
