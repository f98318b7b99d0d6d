import pg from 'pg';

/** First half of the lock's name; the second is the receipt's id. */
export const CLAIMS = 7021404;
const holder = globalThis as unknown as { gnomonClaims?: Promise<pg.Client> };

/**
 * Says that an import is under way in this process, until the returned function is called or the process is gone: the
 * database lets the lock go with the connection, so a killed process claims nothing.
 */
export async function claimReceipt(id: string): Promise<() => Promise<void>> {
  const client = await connection();
  await client.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [CLAIMS, id]);
  return async () => {
    await client.query('SELECT pg_advisory_unlock_shared($1, hashtext($2))', [CLAIMS, id]).catch(() => {});
  };
}

export async function closeClaims(): Promise<void> {
  const client = await holder.gnomonClaims?.catch(() => undefined);
  holder.gnomonClaims = undefined;
  await client?.end();
}

/** One connection for all claims of the process, opened again when it was lost. */
function connection(): Promise<pg.Client> {
  holder.gnomonClaims ??= open().catch((error) => {
    holder.gnomonClaims = undefined;
    throw error;
  });
  return holder.gnomonClaims;
}

async function open(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
  client.on('error', () => {
    holder.gnomonClaims = undefined;
  });
  await client.connect();
  return client;
}
