import pg from 'pg';
import type { Env } from './env';
import { claimDataFolder, type Hold } from './holder';
import { migrate } from './migrations/migrate';
import { startCluster } from './postgres/cluster';

const DATABASE = 'gnomon';

export interface Database {
  url: string;
  /** Resolves when the built-in Postgres ends, asked or not; never for a server that Gnomon does not run. */
  ended: Promise<void>;
  close(): Promise<void>;
}

type Say = (text: string) => void;

/** The configured server, or the built-in one started for this process; migrated. Throws with the reason and remedy. */
export async function startDatabase(env: Env, say: Say): Promise<Database> {
  const database = env.databaseUrl === undefined ? await startBuiltIn(env, say) : serverAt(env.databaseUrl);
  try {
    const applied = await migrate({ databaseUrl: database.url, root: env.root });
    if (applied.length > 0) say(`Database: ${applied.length} migrations applied.`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function serverAt(url: string): Database {
  return { url, ended: new Promise(() => {}), close: async () => {} };
}

async function startBuiltIn({ dataFolder }: Env, say: Say): Promise<Database> {
  const cluster = await startCluster({ dataFolder, say });
  await createDatabase(cluster.urlOf('postgres'), DATABASE);
  return { url: cluster.urlOf(DATABASE), ended: cluster.ended, close: () => cluster.stop() };
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * A database for one command: of the configured server, of the Gnomon that runs on this data folder, or of a
 * built-in Postgres started for the command and stopped by `close`.
 */
export async function borrowDatabase(env: Env, say: Say): Promise<Database> {
  if (env.databaseUrl !== undefined) return startDatabase(env, say);
  const claim = await claimDataFolder(env.dataFolder, 'command');
  if (claim.kind === 'claimed') return startHeld(env, say, claim.hold);
  const { databaseUrl, pid } = claim.holder;
  if (databaseUrl === undefined) {
    throw new Error(
      `Another Gnomon (process ${pid}) is starting on ${env.dataFolder}. Try again in a moment.`,
    );
  }
  return serverAt(databaseUrl);
}

async function startHeld(env: Env, say: Say, hold: Hold): Promise<Database> {
  try {
    const database = await startDatabase(env, say);
    hold.tell({ databaseUrl: database.url });
    return {
      ...database,
      close: async () => {
        await waitForOthers(database.url);
        await database.close();
        hold.release();
      },
    };
  } catch (error) {
    hold.release();
    throw error;
  }
}

const LOOK_EVERY_MS = 200;

/** Another command may have borrowed this one's Postgres meanwhile: it may finish. */
async function waitForOthers(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS others FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      if (rows[0].others === 0) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  } finally {
    await client.end();
  }
}
