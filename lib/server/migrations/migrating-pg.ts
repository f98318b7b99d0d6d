import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils';
import pg from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** The parts of the adapter that are not in its types. */
interface Inside {
  performIO(query: SqlQuery): Promise<pg.QueryArrayResult>;
  onError(error: unknown): never;
}

/** Postgres's internal type `"char"`, which the adapter does not know. */
const CHAR_OID = 18;
const TEXT_OID = 25;

export interface MigratingPgOptions {
  /** Host, port, user, password, database; a `connectionString` would override the shadow database. */
  connection: pg.ClientConfig & { database: string };
  /** SQL to run in the transaction of each script, after it. */
  afterScript?: string;
}

/**
 * Prisma's Postgres adapter with the faults mended that show only in migrations (7.10): scripts were cut at every
 * `;`, also inside `$$`; shadow databases were dropped while connected; `"char"` columns failed; and its connections,
 * with the engine's advisory lock, outlived the engine. One connection, because the lock belongs to a session.
 */
export class MigratingPg extends PrismaPg {
  private readonly settings: MigratingPgOptions;
  private readonly pool: pg.Pool;

  constructor(settings: MigratingPgOptions) {
    const pool = new pg.Pool({ ...settings.connection, max: 1 });
    super(pool);
    this.pool = pool;
    this.settings = settings;
  }

  override async connect(): Promise<Adapter> {
    return mend(await super.connect(), this.settings.afterScript);
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const database = `shadow_${randomUUID().slice(0, 8)}`;
    const { connection } = this.settings;
    await execute(connection, `CREATE DATABASE "${database}"`);
    const adapter = mend(await new PrismaPg({ ...connection, database, max: 1 }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await execute(connection, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return adapter;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

function mend(adapter: Adapter, afterScript = ''): Adapter {
  const inside = adapter as unknown as Inside;
  const performIO = inside.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns: number[] = [];

  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(`${script}\n;${afterScript}`);
    } catch (error) {
      inside.onError(error);
    }
  };
  inside.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = result.fields.flatMap((field, column) => (field.dataTypeID === CHAR_OID ? [column] : []));
    for (const column of charColumns) (result.fields[column] as pg.FieldDef).dataTypeID = TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query): Promise<SqlResultSet> => {
    const result = await queryRaw(query);
    for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

async function execute(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
