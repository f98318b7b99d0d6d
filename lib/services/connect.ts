import { closeDatabase } from '@/lib/data/client';
import { borrowDatabase } from '@/lib/server/database';
import { readEnv } from '@/lib/server/env';

/** Runs a command's work on the database: the configured one, the running Gnomon's, or one started for the command. */
export async function withDatabase<T>(say: (text: string) => void, work: () => Promise<T>): Promise<T> {
  const database = await borrowDatabase(readEnv(), say);
  process.env.DATABASE_URL = database.url;
  try {
    return await work();
  } finally {
    await closeDatabase();
    await database.close();
  }
}
