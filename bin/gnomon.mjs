#!/usr/bin/env node
/**
 * Starts the command with the Node that the project brings, whatever the machine has. Plain JavaScript: it must run
 * on every Node from 20.19 on.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const [ownNode, run] = [at('../node_modules/node/bin/node'), at('../scripts/run.ts')];
const commandLine = [run, 'gnomon', ...process.argv.slice(2)];

if (existsSync(ownNode) && realpathSync(ownNode) === realpathSync(process.execPath)) {
  module.enableCompileCache(at('../dist/compiled'));
  process.argv = [process.execPath, ...commandLine];
  await import(pathToFileURL(run).href);
} else startWithOwnNode();

function startWithOwnNode() {
  const command = spawn(ownNode, commandLine, { stdio: 'inherit' });
  // Ctrl-C reaches both; this process waits for what the command makes of it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => command.kill(signal));
  command.on('error', (error) => {
    console.error(`The project's own Node does not start (${error.message}). Run \`npm ci\` first.`);
    process.exitCode = 3;
  });
  command.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
