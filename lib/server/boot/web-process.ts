import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '../env';

const POLL_MS = 100;
const STOP_MS = 15_000;
const HELD_CHARS = 100_000;

export type Mode = 'production' | 'development';

export interface WebProcess {
  pid: number;
  ended: Promise<void>;
  /** Resolves when the pages answer; from then on the process's output is shown as it comes. */
  ready(url: string): Promise<void>;
  /** What the process has said so far and nobody has seen. */
  heldOutput(): string;
  stop(): Promise<void>;
}

/**
 * Next in a process group of its own, so that Ctrl-C reaches only this program; if this program is killed, the
 * channel between them closes and Next stops too (instrumentation.ts).
 */
export function launchWeb({
  env,
  databaseUrl,
  mode,
}: {
  env: Env;
  databaseUrl: string;
  mode: Mode;
}): WebProcess {
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      createRequire(path.join(env.root, 'package.json')).resolve('next/dist/bin/next'),
      mode === 'production' ? 'start' : 'dev',
      '--port',
      String(env.port),
      '--hostname',
      env.host,
    ],
    {
      cwd: env.root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: mode,
        DATABASE_URL: databaseUrl,
        GNOMON_ROOT: env.root,
        GNOMON_DATA: env.dataFolder,
        NEXT_MANUAL_SIG_HANDLE: 'true',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  );
  const ended = once(child, 'exit').then(() => {});
  const output = holdOutput(child);
  return {
    pid: child.pid ?? 0,
    ended,
    ready: async (url) => {
      while (!(await isHealthy(url))) await sleep(POLL_MS);
      output.show();
    },
    heldOutput: output.held,
    stop: () => stop(child, ended),
  };
}

/** Keeps Next's greeting to itself: it names another address than the one to use. */
function holdOutput(child: ChildProcess): { held(): string; show(): void } {
  let held: string | undefined = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from?.setEncoding('utf8').on('data', (text: string) => {
      if (held === undefined) to.write(text);
      else held = (held + text).slice(-HELD_CHARS);
    });
  }
  return {
    held: () => held ?? '',
    show: () => {
      held = undefined;
    },
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/healthz', url))).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => killGroup(child), STOP_MS);
  await ended;
  clearTimeout(lastResort);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
