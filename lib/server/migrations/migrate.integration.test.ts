import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provideDatabase, provideEmptyDatabase } from '@/testing/database';
import { findDrift } from './drift';
import { migrate } from './migrate';

const project = process.cwd();

describe('the migrations of the project', () => {
  const database = provideDatabase();

  it('agree with the schema', async () => {
    expect(await findDrift({ databaseUrl: database.url, root: project })).toBe('');
  });

  it('are applied once', async () => {
    expect(await migrate({ databaseUrl: database.url, root: project })).toEqual([]);
  });
});

describe('migrate', () => {
  const database = provideEmptyDatabase();
  let root: string;
  let client: pg.Client;

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'migrate-'));
    cpSync(path.join(project, 'prisma', 'schema.prisma'), path.join(root, 'prisma', 'schema.prisma'));
    client = new pg.Client(database.url);
    await client.connect();
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  });
  afterEach(async () => {
    await client.end();
    rmSync(root, { recursive: true });
  });

  function plant(name: string, script: string): void {
    mkdirSync(path.join(root, 'prisma', 'migrations', name), { recursive: true });
    writeFileSync(path.join(root, 'prisma', 'migrations', name, 'migration.sql'), script);
  }
  const run = () => migrate({ databaseUrl: database.url, root });
  const tables = async () =>
    (await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).rows.map(
      ({ tablename }) => tablename,
    );

  it('applies what is new, in order', async () => {
    plant('2_second', 'ALTER TABLE "a" ADD COLUMN "x" int;');
    plant('1_first', 'CREATE TABLE "a" ();');
    expect(await run()).toEqual(['1_first', '2_second']);
    plant('3_third', 'CREATE TABLE "b" ();');
    expect(await run()).toEqual(['3_third']);
  });

  it('keeps the body of a function whole', async () => {
    plant('1_function', 'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;');
    await run();
    expect((await client.query('SELECT f()')).rows).toEqual([{ f: 1 }]);
  });

  it('leaves nothing of a script that fails, and applies its correction', async () => {
    plant('1_good', 'CREATE TABLE "a" ();');
    plant('2_bad', 'CREATE TABLE "b" (); SELECT 1/0;');
    await expect(run()).rejects.toThrow(/division by zero/);
    expect(await tables()).toEqual(['_prisma_migrations', 'a']);
    plant('2_bad', 'CREATE TABLE "b" ();');
    expect(await run()).toEqual(['2_bad']);
  });

  it('repeats a migration that a kill interrupted', async () => {
    plant('1_good', 'CREATE TABLE "a" ();');
    await run();
    plant('2_late', 'CREATE TABLE "b" ();');
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', 'x', '2_late')`,
    );
    expect(await run()).toEqual(['2_late']);
  });

  it('notes a script as applied in its own transaction', async () => {
    plant(
      '1_look',
      'CREATE TABLE "seen" AS SELECT count(*) AS n FROM "_prisma_migrations" WHERE "finished_at" IS NULL;',
    );
    await run();
    const { rows } = await client.query(
      `SELECT s.xmin = m.xmin AS same, n::int FROM "seen" s, "_prisma_migrations" m`,
    );
    expect(rows[0].n).toBe(1);
  });

  it('refuses a database of a newer version', async () => {
    plant('1_first', 'CREATE TABLE "a" ();');
    plant('2_newer', 'CREATE TABLE "b" ();');
    await run();
    rmSync(path.join(root, 'prisma', 'migrations', '2_newer'), { recursive: true });
    await expect(run()).rejects.toThrow(/newer Gnomon.*2_newer/);
  });

  it('applies once when several processes start together', async () => {
    plant('1_first', 'CREATE TABLE "a" (); SELECT pg_sleep(0.3);');
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(['1_first']);
  });

  it('leaves no shadow database behind', async () => {
    plant('1_first', 'CREATE TABLE "a" ();');
    expect(await findDrift({ databaseUrl: database.url, root })).not.toBe('');
    const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname LIKE 'shadow_%'");
    expect(rows).toEqual([]);
    expect(await tables()).toEqual([]);
  });
});
