import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, startDatabase } from '../database';
import type { Env } from '../env';
import { isPortFree } from '../free-port';
import { claimDataFolder, type Hold } from '../holder';
import { buildProduct } from './build-product';
import { addressOf, shownAddressOf } from './server-address';
import { Stop } from './stop';
import { launchWeb, type Mode, type WebProcess } from './web-process';

const say = (text: string) => console.log(text);

/** Serves until told to stop, then ends the pages first and the database last. Throws when one ends by itself. */
export async function start(env: Env, { mode }: { mode: Mode }): Promise<void> {
  const stop = new Stop();
  const hold = await claim(env);
  let database: Database | undefined;
  let web: WebProcess | undefined;
  try {
    await refuseTakenPort(env);
    if (mode === 'production') await buildProduct(env.root, stop);
    if (stop.isAsked) return;
    database = await startDatabase(env, say);
    if (stop.isAsked) return;
    web = launchWeb({ env, databaseUrl: database.url, mode });
    hold?.tell({ databaseUrl: database.url, webPid: web.pid });
    await serve({ env, hold, database, web, stop });
  } finally {
    await web?.stop();
    await database?.close();
    hold?.release();
  }
}

/** Alone on the data folder, or, on a server of its own, one of many. */
async function claim({ dataFolder, databaseUrl }: Env): Promise<Hold | undefined> {
  const claimed = await claimDataFolder(dataFolder, 'server');
  if (claimed.kind === 'claimed') return claimed.hold;
  if (databaseUrl !== undefined) return undefined;
  const { pid, role, url } = claimed.holder;
  throw new Error(
    role === 'server'
      ? `Gnomon already runs on ${dataFolder}${url ? `: ${url}` : ''} (process ${pid}). GNOMON_DATA names another folder for a second one.`
      : `A gnomon command (process ${pid}) is at work on ${dataFolder}. Start again when it has ended.`,
  );
}

/** A server that was just killed may need a moment to let its port go. */
async function refuseTakenPort({ port, host }: Env): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await isPortFree(port, host)) return;
    await sleep(200);
  }
  throw new Error(
    `Port ${port} is taken by another program. PORT names another: PORT=${port + 1} npx gnomon start`,
  );
}

interface Served {
  env: Env;
  hold: Hold | undefined;
  database: Database;
  web: WebProcess;
  stop: Stop;
}

/** Resolves when something ends: asked, which is fine, or by itself, which throws. */
async function serve({ env, hold, database, web, stop }: Served): Promise<void> {
  const url = addressOf(env);
  const end = Promise.race([
    stop.asked.then(() => undefined),
    web.ended.then(() => `The pages have stopped by themselves.\n${web.heldOutput()}`),
    database.ended.then(
      () => 'The database has stopped by itself; postgres.log in the data folder says why.',
    ),
  ]);
  const isReady = await Promise.race([end.then(() => false), web.ready(url).then(() => true)]);
  if (isReady) {
    hold?.tell({ url });
    say(`Gnomon is at ${shownAddressOf(env)}`);
  }
  const fault = await end;
  if (fault !== undefined) throw new Error(fault.trim());
}
