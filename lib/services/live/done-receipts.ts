import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { readDoneReceipts } from '@/lib/data/receipts';

type Found = Promise<ReadonlyMap<string, Receipt>>;

let asked: { ids: string[]; found: Found } | null = null;

/** The receipt of a batch that was delivered before, or `null`. What is asked at the same time is one query. */
export async function findDone(id: string): Promise<Receipt | null> {
  asked ??= gather();
  asked.ids.push(id);
  return (await asked.found).get(id) ?? null;
}

function gather(): { ids: string[]; found: Found } {
  const ids: string[] = [];
  const { promise: turn, resolve } = Promise.withResolvers<void>();
  setImmediate(resolve);
  const found = turn.then(() => {
    asked = null;
    return readDoneReceipts(database(), ids);
  });
  return { ids, found };
}
