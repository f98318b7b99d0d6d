import pg from 'pg';

/** First half of the lock's name; the second is the receipt's id. */
export const CLAIMS = 7021404;
const holder = globalThis as unknown as { gnomonClaims?: pg.Pool };

/**
 * Says that an import is under way in this process, until the returned function is called or the process is gone: the
 * database lets the lock go with the connection, so a killed process claims nothing.
 */
export async function claimReceipt(id: string): Promise<() => Promise<void>> {
  const pool = claims();
  await pool.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [CLAIMS, id]);
  return async () => {
    await pool.query('SELECT pg_advisory_unlock_shared($1, hashtext($2))', [CLAIMS, id]).catch(() => {});
  };
}

export async function closeClaims(): Promise<void> {
  const pool = holder.gnomonClaims;
  holder.gnomonClaims = undefined;
  await pool?.end();
}

/** One connection for all claims of the process, opened again when it was lost. */
function claims(): pg.Pool {
  if (!holder.gnomonClaims) {
    const connectionString = process.env.DATABASE_URL;
    holder.gnomonClaims = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0, keepAlive: true });
    holder.gnomonClaims.on('error', () => {});
  }
  return holder.gnomonClaims;
}
