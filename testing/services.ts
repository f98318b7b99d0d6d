import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { InventoryLine } from '@/lib/contracts/endpoint';
import type { Receipt } from '@/lib/contracts/receipt';
import { closeDatabase } from '@/lib/data/client';
import { exportInventory } from '@/lib/services/export-inventory';
import { receiveUpload } from '@/lib/services/receive-upload';
import type { Upload } from '@/lib/services/upload';
import { provideDatabase } from './database';
import { NOW } from './exchange-lines';

export const TEST_KEY = '5e'.repeat(32);

export interface TestServices {
  url: string;
  query<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** Takes everything out of the inventory. */
  empty(): Promise<void>;
}

/** Call at the top of an integration test file: services on a database of its own, empty before each test. */
export function withServices(): TestServices {
  const database = provideDatabase();
  let client: pg.Client;
  const empty = async () => {
    await client.query(
      `TRUNCATE "Api", "Receipt", "ScoreSnapshot", "EstateDay", "SourceHour", "SourceSkip", "User", "Team", "OneTimeLink",
                "SignInThrottle", "AuditEvent", "CallerName", "Policy", "Destination", "Tracker", "OutboxEvent", "Campaign",
                "ApiMerge", "Delta" CASCADE`,
    );
    await client.query('UPDATE "Estate" SET "version" = "version" + 1, "routing" = "routing" + 1');
  };
  beforeAll(async () => {
    process.env.DATABASE_URL = database.url;
    process.env.GNOMON_KEY = TEST_KEY;
    client = new pg.Client(database.url);
    await client.connect();
  });
  beforeEach(empty);
  afterAll(async () => {
    await closeDatabase();
    await client.end();
  });
  return {
    get url() {
      return database.url;
    },
    query: async (statement, values) => (await client.query(statement, values)).rows,
    empty,
  };
}

type Content = Uint8Array | string | readonly string[] | object;

/** Lines, text, bytes or a document, as a file of the wire has them. */
export function toBytes(content: Content): Uint8Array {
  if (content instanceof Uint8Array) return content;
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return toBytes(
    Array.isArray(content) ? content.map((line) => `${line}\n`).join('') : JSON.stringify(content),
  );
}

/** Delivers one upload through the door that every file takes. */
export function deliver(content: Content, over: Partial<Upload> = {}, now = NOW): Promise<Receipt> {
  return receiveUpload(
    {
      id: randomUUID(),
      source: 'test',
      file: 'test.ndjson',
      bytesTotal: null,
      body: inChunks(toBytes(content)),
      ...over,
    },
    now,
  );
}

export async function* inChunks(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The whole inventory as its lines, in an order of their own. */
export async function readInventory(): Promise<InventoryLine[]> {
  const lines = await Array.fromAsync(exportInventory({ sort: 'path', order: 'asc' }, NOW));
  const key = ({ api, path, method }: InventoryLine) => `${api} ${path} ${method}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
