import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { HAND_SOURCES } from '@/lib/contracts/source';
import { readEnv } from '@/lib/server/env';
import { formatId } from '../arguments';
import { Follower } from '../follow/follower';
import type { Tally } from '../follow/tally';
import { warn } from '../output';
import { findServer, ServerError } from '../server';

/** How long a batch that is under way may take yet, once the command is told to stop. */
const LAST_ANSWER_MS = 5000;

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
    .option(
      '--server <url>',
      'the Gnomon to deliver to; the default is the one that runs here',
      serverAddress,
    )
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
  if (!/^[\w.-]{1,100}$/.test(text))
    throw new InvalidArgumentError('Give at most 100 letters, digits, dots, hyphens and underscores.');
  if (HAND_SOURCES.includes(text))
    throw new InvalidArgumentError('So the files are called that people bring. Choose another name.');
  return text;
}

function serverAddress(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('Give an address like https://gnomon.example.com.');
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
  const soon = new AbortController();
  const now = new AbortController();
  const stop = () => {
    soon.abort();
    setTimeout(() => now.abort(), LAST_ANSWER_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const serverName = options.server === undefined ? 'here' : new URL(options.server).origin;
  const followers = files.map((file) => {
    const log = path.resolve(file);
    return new Follower(
      { log, to, serverName, stateFolder, format, fromEnd },
      { soon: soon.signal, now: now.signal },
    );
  });
  warn(
    `Following ${files.join(', ')} for ${server}, as the source ${source}. Ctrl-C stops; the places are kept.`,
  );
  const endings = await Promise.allSettled(
    followers.map((follower) =>
      follower.run().catch((error) => {
        const isStopped = soon.signal.aborted && error.name === 'AbortError';
        stop();
        if (!isStopped) throw error;
      }),
    ),
  );
  const sum = (of: keyof Pick<Tally, 'counted' | 'skipped' | 'failed'>) =>
    followers.reduce((total, { tally }) => total + tally[of], 0);
  const [counted, skipped, failed] = [sum('counted'), sum('skipped'), sum('failed')];
  const unread = failed > 0 ? `, and ${failed} batches that could not be read` : '';
  warn(`Delivered ${counted + skipped} lines: ${counted} counted, ${skipped} skipped${unread}.`);
  const failure = endings.find((ending) => ending.status === 'rejected');
  if (failure) throw failure.reason;
}

function readToken(file: string | undefined): string | undefined {
  return file === undefined ? process.env.GNOMON_TOKEN : readFileSync(file, 'utf8').trim();
}
