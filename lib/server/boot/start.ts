import { type Database, startDatabase } from '../database';
import type { Env } from '../env';
import { isPortFree } from '../free-port';
import { claimDataFolder, type Hold } from '../holder';
import { buildProduct } from './build-product';
import { addressOf } from './server-address';
import { Stop } from './stop';
import { launchWeb, type Mode, type WebProcess } from './web-process';

const say = (text: string) => console.log(text);

/** Serves until told to stop, then ends the pages first and the database last. Returns the exit code. */
export async function start(env: Env, { mode }: { mode: Mode }): Promise<number> {
  const stop = new Stop();
  const hold = claim(env);
  let database: Database | undefined;
  let web: WebProcess | undefined;
  try {
    await refuseTakenPort(env);
    if (mode === 'production') await buildProduct(env.root, stop);
    if (stop.isAsked) return 0;
    database = await startDatabase(env, say);
    if (stop.isAsked) return 0;
    web = launchWeb({ env, databaseUrl: database.url, mode });
    hold?.tell({ databaseUrl: database.url, webPid: web.pid });
    return await serve({ env, hold, database, web, stop });
  } finally {
    await web?.stop();
    await database?.close();
    hold?.release();
  }
}

/** Alone on the data folder, or, on a server of its own, one of many. */
function claim({ dataFolder, databaseUrl }: Env): Hold | undefined {
  const claimed = claimDataFolder(dataFolder, 'server');
  if (claimed.kind === 'claimed') return claimed.hold;
  if (databaseUrl !== undefined) return undefined;
  const { pid, role, url } = claimed.holder;
  throw new Error(
    role === 'server'
      ? `Gnomon already runs on ${dataFolder}${url ? `: ${url}` : ''} (process ${pid}). GNOMON_DATA names another folder for a second one.`
      : `A gnomon command (process ${pid}) is at work on ${dataFolder}. Start again when it has ended.`,
  );
}

async function refuseTakenPort({ port, host }: Env): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new Error(`Port ${port} is taken by another program. PORT names another: PORT=${port + 1} npm start`);
}

interface Served {
  env: Env;
  hold: Hold | undefined;
  database: Database;
  web: WebProcess;
  stop: Stop;
}

async function serve({ env, hold, database, web, stop }: Served): Promise<number> {
  const url = addressOf(env);
  const end = Promise.race([
    stop.asked.then(() => 0),
    web.ended.then(() => {
      console.error(`The pages have stopped by themselves.\n${web.heldOutput()}`);
      return 1;
    }),
    database.ended.then(() => {
      console.error('The database has stopped by itself; postgres.log in the data folder says why.');
      return 1;
    }),
  ]);
  const first = await Promise.race([end, web.ready(url)]);
  if (typeof first === 'number') return first;
  hold?.tell({ url });
  say(`Gnomon is at ${env.publicUrl ?? url}`);
  return end;
}
