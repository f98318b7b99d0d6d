import pg from 'pg';

const STARTING_UP = '57P03';
const CONNECT_MS = 5_000;

/** False while Postgres is not there yet or replays its log, which after a kill can take minutes; else throws. */
export async function isAnswering(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === STARTING_UP) return false;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
