import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { TEMPLATE_DATABASE } from './postgres';

export interface TestDatabase {
  /** Set before the first test of the file runs. */
  url: string;
}

/** Call at the top of an integration test file: gives it a migrated, empty database of its own. */
export function provideDatabase(): TestDatabase {
  return provideFreshDatabase(TEMPLATE_DATABASE);
}

/** The same without any migration applied. */
export function provideEmptyDatabase(): TestDatabase {
  return provideFreshDatabase('template1');
}

function provideFreshDatabase(template: string): TestDatabase {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().slice(0, 8)}`;
  const database: TestDatabase = { url: '' };
  beforeAll(async () => {
    await execute(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    database.url = url.href;
  });
  afterAll(() => execute(server, `DROP DATABASE ${name} WITH (FORCE)`));
  return database;
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
