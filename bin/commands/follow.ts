import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { readEnv } from '@/lib/server/env';
import { formatId } from '../arguments';
import { Follower } from '../follow/follower';
import { warn } from '../output';
import { findServer, ServerError } from '../server';

interface Options {
  source: string;
  server?: string;
  tokenFile?: string;
  api?: string;
  format?: string;
  state?: string;
  fromEnd?: boolean;
}

export function addFollow(program: Command): void {
  program
    .command('follow')
    .description('deliver what is written to logs, as it comes, each line once')
    .argument('<file...>', 'logs; they may be rotated, by renaming or by copytruncate')
    .requiredOption('--source <name>', 'what the Sources page calls it', sourceName)
    .option('--server <url>', 'the Gnomon to deliver to; the default is the one that runs here')
    .option('--token-file <file>', 'holds an API token with the scope intake; or set GNOMON_TOKEN')
    .option('--api <name>', 'everything belongs to the API of this name')
    .option('--format <id>', 'format of the logs; recognised from their content otherwise', formatId)
    .option('--from-end', 'begin at the present end of logs that were never followed before')
    .option(
      '--state <folder>',
      'where the places in the logs are remembered; the default is in the data folder',
    )
    .action(follow);
}

function sourceName(text: string): string {
  if (/^[\w.-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError('Give at most 100 letters, digits, dots, hyphens and underscores.');
}

async function follow(files: string[], options: Options): Promise<void> {
  const server = options.server ?? findServer();
  if (server === undefined)
    throw new ServerError(
      'No Gnomon runs here. Start one with `npx gnomon start`, or name one with --server.',
    );
  const { source, api, format, fromEnd = false } = options;
  const to = { server, token: readToken(options.tokenFile), source, api };
  const stateFolder = options.state ?? path.join(readEnv().dataFolder, 'follow');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const followers = files.map(
    (file) => new Follower({ file: path.resolve(file), to, stateFolder, format, fromEnd }, stop.signal),
  );
  warn(
    `Following ${files.join(', ')} for ${server}, as the source ${source}. Ctrl-C stops; the places are kept.`,
  );
  try {
    await Promise.all(followers.map((follower) => follower.run()));
  } catch (error) {
    const isStopped = stop.signal.aborted && (error as Error).name === 'AbortError';
    stop.abort();
    if (!isStopped) throw error;
  } finally {
    const counted = followers.reduce((sum, follower) => sum + follower.counted, 0);
    const skipped = followers.reduce((sum, follower) => sum + follower.skipped, 0);
    warn(`Delivered ${counted + skipped} lines: ${counted} counted, ${skipped} skipped.`);
  }
}

function readToken(file: string | undefined): string | undefined {
  return file === undefined ? process.env.GNOMON_TOKEN : readFileSync(file, 'utf8').trim();
}
