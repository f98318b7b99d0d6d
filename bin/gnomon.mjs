#!/usr/bin/env node
/**
 * Starts a program with the Node that the project brings, whatever the machine has: `gnomon start` serves, all else is
 * the command line. Plain JavaScript: it must run on every Node from 20.19 on.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A release has no sources: its programs are built, and its data belongs to the folder where it is called. */
const builder = path.join(ROOT, 'scripts/run.ts');
const isRelease = !existsSync(builder);
if (isRelease) {
  process.env.GNOMON_ROOT = ROOT;
  process.env.GNOMON_DATA ||= path.resolve('.gnomon');
}
const isStart = process.argv[2] === 'start';
const name = isStart ? 'start' : 'gnomon';
const rest = process.argv.slice(isStart ? 3 : 2);
const commandLine = isRelease ? [path.join(ROOT, `dist/${name}.mjs`), ...rest] : [builder, name, ...rest];
const ownNode = findOwnNode();

if (ownNode !== undefined && realpathSync(ownNode) === realpathSync(process.execPath)) {
  if (!isRelease) module.enableCompileCache(path.join(ROOT, 'dist/compiled'));
  process.argv = [process.execPath, ...commandLine];
  await import(pathToFileURL(commandLine[0]).href);
} else startWithOwnNode(ownNode);

function findOwnNode() {
  try {
    const place = createRequire(import.meta.url).resolve('node/package.json');
    const file = path.join(path.dirname(place), 'bin/node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function startWithOwnNode(file) {
  if (file === undefined) return refuse('it is not installed');
  const command = spawn(file, commandLine, { stdio: 'inherit' });
  // Ctrl-C reaches both; this process waits for what the command makes of it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => command.kill(signal));
  command.on('error', (error) => refuse(error.message));
  command.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function refuse(reason) {
  console.error(`Gnomon's own Node does not start (${reason}). Install again, with install scripts allowed.`);
  process.exitCode = 3;
}
