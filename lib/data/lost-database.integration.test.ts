import { describe, expect, it } from 'vitest';
import { provideDatabase } from '@/testing/database';
import { findFreePort } from '@/testing/nginx';
import { openDatabase } from './client';
import { isDatabaseLost } from './lost-database';

describe('an error of the database', () => {
  const postgres = provideDatabase();
  const failureOf = (asking: Promise<unknown>): Promise<unknown> =>
    asking.then(
      () => null,
      (error) => error,
    );

  it('says that it is lost when nobody answers, in a transaction too', async () => {
    const db = openDatabase(`postgres://gnomon@127.0.0.1:${await findFreePort()}/gnomon`);
    const failures = [
      await failureOf(db.$queryRaw`SELECT 1`),
      await failureOf(db.estate.findMany()),
      await failureOf(db.$transaction(async (tx) => tx.estate.findMany())),
    ];
    expect(failures.map(isDatabaseLost)).toEqual([true, true, true]);
    await db.$disconnect();
  });

  it('says so when the connection is ended from there', async () => {
    const db = openDatabase(postgres.url);
    const failure = await failureOf(db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
    expect(isDatabaseLost(failure)).toBe(true);
    await db.$disconnect();
  });

  it('does not when the question was wrong, or the fault is another’s', async () => {
    const db = openDatabase(postgres.url);
    const failures = [
      await failureOf(db.$queryRaw`SELECT 1 / 0`),
      await failureOf(db.$queryRaw`SELECT * FROM "Nothing"`),
      await failureOf(db.estate.findUniqueOrThrow({ where: { id: 77 } })),
      Object.assign(new Error('no such file'), { code: 'ENOENT' }),
    ];
    for (const failure of failures) expect(failure).toBeInstanceOf(Error);
    expect(failures.map(isDatabaseLost)).toEqual([false, false, false, false]);
    await db.$disconnect();
  });
});
