import { setTimeout as sleep } from 'node:timers/promises';
import { isAnswering } from '@/lib/data/answering';
import { database } from '@/lib/data/client';
import { log } from '@/lib/server/log';

const PATIENCE_MS = 1000;

/** Whether requests that need the database can be served now. */
export async function isReady(): Promise<boolean> {
  const answer = isAnswering(database()).catch((error) => {
    log.warn('the database does not answer', { error });
    return false;
  });
  return Promise.race([answer, sleep(PATIENCE_MS, false)]);
}
