import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ROOT } from '../project.ts';

export interface Ended {
  code: number;
  output: string;
}

interface RunOptions {
  env?: Record<string, string>;
  /** Shows the output as it comes, beside keeping it. */
  isLive?: boolean;
}

/** Runs a script of node_modules or of the project with this Node, in the project. */
export async function runProgram(
  script: string,
  programArguments: readonly string[],
  { env = {}, isLive = false }: RunOptions = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(ROOT, script), ...programArguments], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
      if (isLive) process.stdout.write(text);
    });
  }
  const [code] = await once(child, 'close');
  return { code: code ?? 1, output: output.join('') };
}
