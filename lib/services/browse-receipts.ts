import { z } from 'zod';
import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { listReceipts, readReceipt } from '@/lib/data/receipts';
import { decodeCursor, encodeCursor } from './cursor';
import { NotFoundError } from './errors';

const Cursor = z.tuple([z.iso.datetime(), z.string()]);

export async function browseReceipts(input: {
  limit: number;
  cursor?: string;
}): Promise<{ receipts: Receipt[]; nextCursor: string | null }> {
  const before = input.cursor ? decodeCursor(input.cursor, Cursor) : null;
  const receipts = await listReceipts(
    database(),
    input.limit,
    before && { startedAt: before[0], id: before[1] },
  );
  const last = receipts.at(-1);
  return {
    receipts,
    nextCursor: last && receipts.length === input.limit ? encodeCursor([last.startedAt, last.id]) : null,
  };
}

export async function getReceipt(id: string): Promise<Receipt> {
  const receipt = await readReceipt(database(), id);
  if (!receipt) throw new NotFoundError('receipt', id);
  return receipt;
}
