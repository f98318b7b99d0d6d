import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { readMigrations, readSchema } from './migration-folders';
import { NO_FILTERS, withSchemaEngine } from './schema-engine';

const OLDEST_POSTGRES = 15;

/** Any number that no other program locks in this database. */
const LOCK = 7_036_206_119;

/**
 * Prisma notes the end of a migration in a statement of its own; a kill between the two would run the script again.
 * In the script's transaction the note stands exactly when the script does.
 */
const MARK_FINISHED = `
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
 WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`;

export interface Migration {
  databaseUrl: string;
  /** Folder that holds prisma/. */
  root: string;
}

/** Brings the database to the newest migration, one process at a time; the names that were applied, oldest first. */
export async function migrate({ databaseUrl, root }: Migration): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseOldPostgres(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await applyMigrations(client, { databaseUrl, root });
  } finally {
    await client.end();
  }
}

async function refuseOldPostgres(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS version");
  if (rows[0].version < OLDEST_POSTGRES) {
    throw new Error(`Gnomon needs Postgres ${OLDEST_POSTGRES} or later; this server is ${rows[0].version}.`);
  }
}

async function applyMigrations(client: pg.Client, { databaseUrl, root }: Migration): Promise<string[]> {
  const { names, list } = readMigrations(root);
  const recorded = await readRecords(client);
  const unknown = recorded.filter(({ name, isFinished }) => isFinished && !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `A newer Gnomon has used this database (${unknown.map(({ name }) => name).join(', ')}). Start that version or later.`,
    );
  }
  const options = {
    connection: connectionOf(databaseUrl),
    afterScript: MARK_FINISHED,
    schema: readSchema(root),
  };
  try {
    return await withSchemaEngine(options, async (engine) => {
      for (const { name, isFinished } of recorded) {
        if (!isFinished) await engine.markMigrationRolledBack({ migrationName: name });
      }
      return (await engine.applyMigrations({ migrationsList: list, filters: NO_FILTERS }))
        .appliedMigrationNames;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database could not be migrated; the failed step left nothing behind.\n${reason}`, {
      cause: error,
    });
  }
}

/** Migrations that were begun and not rolled back. One without an end was interrupted, and its transaction with it. */
async function readRecords(client: pg.Client): Promise<{ name: string; isFinished: boolean }[]> {
  const { rows } = await client.query<{ table: string | null }>(
    `SELECT to_regclass('"_prisma_migrations"')::text AS table`,
  );
  if (!rows[0]?.table) return [];
  const records = await client.query(
    `SELECT "migration_name" AS name, "finished_at" IS NOT NULL AS "isFinished"
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
  );
  return records.rows;
}

export function connectionOf(databaseUrl: string): pg.ClientConfig & { database: string } {
  const config = parseIntoClientConfig(databaseUrl);
  return { ...config, database: config.database ?? config.user ?? 'postgres' };
}
