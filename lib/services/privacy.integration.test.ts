import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeSecretTraffic, type TrafficFile } from '@/testing/secret-traffic';
import { type Secret, Vault } from '@/testing/secrets';
import { readInventory, TEST_KEY, withServices } from '@/testing/services';
import { browseReceipts } from './browse-receipts';
import { inspectEndpoint } from './inspect-endpoint';
import { SecretBox } from './secret-box';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const services = withServices();
const ROOT = path.resolve(import.meta.dirname, '../..');

interface Dump {
  /** Every value of every table as it is stored. */
  stored: Buffer;
  /** Sealed evidence, opened with the deployment's key. */
  opened: Buffer;
}

async function dumpDatabase(): Promise<Dump> {
  const box = new SecretBox(Buffer.from(TEST_KEY, 'hex'));
  const [stored, opened]: [Buffer[], Buffer[]] = [[], []];
  const tables = await services.query<{ name: string }>(
    `SELECT quote_ident("table_schema") || '.' || quote_ident("table_name") AS "name" FROM "information_schema"."tables"
      WHERE "table_schema" NOT IN ('pg_catalog', 'information_schema') AND "table_type" = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    for (const row of await services.query(`SELECT * FROM ${name}`)) {
      for (const value of Object.values(row)) {
        if (!Buffer.isBuffer(value))
          stored.push(Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));
        else {
          stored.push(value);
          opened.push(open(box, value));
        }
      }
    }
  }
  return { stored: Buffer.concat(stored), opened: Buffer.concat(opened) };
}

function open(box: SecretBox, bytes: Buffer): Buffer {
  try {
    return Buffer.from(box.open(bytes));
  } catch {
    return Buffer.alloc(0);
  }
}

/** What Postgres wrote to its log. */
async function readServerLog(): Promise<Buffer> {
  const [row] = await services.query<{ data_directory: string }>('SHOW data_directory');
  return readFileSync(path.join(row?.data_directory as string, '..', 'postgres.log'));
}

// What a path holds is kept where the path's template needs it: a word that stands for a name is shown by design, so
// words are planted among forty siblings, as values are. Hosts, routes' words and header names are names too.
describe('secrets planted in every place of every format', () => {
  const vault = new Vault(6);
  const files: TrafficFile[] = makeSecretTraffic(vault);
  let output: string;
  let receipts: { file: string; received: number; counted: number; skipped: number }[];
  let shown: string;
  let dump: Dump;

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-secrets-'));
    const named = files.map(({ name, content }) => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    });
    const env = {
      ...process.env,
      DATABASE_URL: services.url,
      GNOMON_KEY: TEST_KEY,
      GNOMON_DATA: path.join(folder, 'data'),
    };
    const run = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', 'import', ...named, '--json'],
        { cwd: ROOT, env },
        (_, stdout, stderr) => resolve({ stdout, stderr }),
      );
    });
    output = run.stdout + run.stderr;
    receipts = JSON.parse(run.stdout);
    dump = await dumpDatabase();
    const lines = await readInventory();
    const ids = await services.query<{ id: number }>('SELECT "id" FROM "Endpoint"');
    const details = await Promise.all(ids.map(({ id }) => inspectEndpoint(id)));
    shown = JSON.stringify([lines, details, await browseReceipts({ limit: 50 })]);
    rmSync(folder, { recursive: true });
  });

  // The inventory is emptied before each test: all is read before.
  it('were all imported', () => {
    expect(vault.secrets.length).toBeGreaterThan(2000);
    expect(receipts.map(({ file }) => path.basename(file))).toEqual(files.map(({ name }) => name));
    for (const { counted, skipped, file } of receipts) {
      expect([file, counted > 50]).toEqual([file, true]);
      expect([file, counted > 4 * skipped]).toEqual([file, true]);
    }
  });

  it('are nowhere in the database', () => {
    expect(vault.findIn(dump.stored)).toEqual([]);
  });

  it('are not even in the sealed evidence, save the words that only their siblings betray', () => {
    expect(dump.opened.length).toBeGreaterThan(10_000);
    const words = ({ shape, place }: Secret) => shape === 'word' && place.endsWith('word among siblings');
    const others = new Vault(0);
    others.secrets.push(...vault.secrets.filter((secret) => !words(secret)));
    expect(others.findIn(dump.opened)).toEqual([]);
  });

  it('are shown nowhere', () => {
    expect(vault.findIn(Buffer.from(shown))).toEqual([]);
  });

  it('are in no log and on no screen', async () => {
    expect(vault.findIn(Buffer.from(output))).toEqual([]);
    expect(vault.findIn(await readServerLog())).toEqual([]);
  });
});

describe('the search itself', () => {
  it('finds a secret in every spelling', () => {
    const vault = new Vault(1);
    const secret = vault.plant('sentence', 'here');
    const bytes = Buffer.from(secret);
    const spelled = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify({ a: secret }),
      bytes.toString('hex'),
      [...secret].reverse().join(''),
      Buffer.from(`a${secret}b`).toString('base64'),
      Buffer.from(`ab${secret}c`).toString('base64url'),
      Buffer.from(`abc${secret}`).toString('base64'),
    ];
    for (const text of spelled) expect(vault.findIn(Buffer.from(`before ${text} after`))).toHaveLength(1);
    expect(vault.findIn(Buffer.from('nothing'))).toEqual([]);
  });
});
