import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { closeClaims } from './receipt-claims';

const POOL_SIZE = 8;
const holder = globalThis as unknown as { gnomonPrisma?: PrismaClient };

/** The process's connection to the database named by DATABASE_URL, opened at first use. */
export function database(): PrismaClient {
  holder.gnomonPrisma ??= openDatabase(process.env.DATABASE_URL ?? '');
  return holder.gnomonPrisma;
}

export function openDatabase(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: POOL_SIZE }) });
}

export async function closeDatabase(): Promise<void> {
  await closeClaims();
  await holder.gnomonPrisma?.$disconnect();
  holder.gnomonPrisma = undefined;
}

/** What every data function takes: the client, or the client of a transaction. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Long enough to commit the largest spec; a batch that needs longer fails whole and can be sent again. */
const TRANSACTION_MS = 300_000;

export function inTransaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return database().$transaction((tx) => work(tx as Db), { timeout: TRANSACTION_MS, maxWait: 60_000 });
}
