import type { Receipt } from '@/lib/contracts/receipt';
import { storableText } from '@/lib/contracts/text';
import { database } from '@/lib/data/client';
import { claimReceipt } from '@/lib/data/receipt-claims';
import { insertReceipt, readReceipt, replaceUnfinished } from '@/lib/data/receipts';
import { decodeUpload } from './decode-upload';
import { AppError, NotFoundError } from './errors';
import { importSpec } from './import-spec';
import { importTraffic } from './import-traffic';
import { intakeLimits } from './limits';
import { openReceipt } from './open-receipt';
import { recogniseUpload } from './recognise-upload';
import { makeStorable } from './storable-text';
import type { Upload } from './upload';

/**
 * Takes an upload in and answers with its receipt. The same id again returns the first receipt and counts nothing.
 * A file that cannot be read gives a failed receipt that says why; only a lost database throws.
 */
export async function receiveUpload(sent: Upload, now: Date): Promise<Receipt> {
  const upload = withStorableNames(sent);
  const letGo = await claimReceipt(upload.id);
  try {
    const receipt = openReceipt(upload, now);
    const isOpen =
      (await insertReceipt(database(), receipt)) || (await replaceUnfinished(database(), receipt));
    return isOpen ? await deliver(upload, receipt, now) : await stored(upload.id);
  } finally {
    await letGo();
  }
}

/** Names are the sender's, and may hold what the database cannot. */
export function withStorableNames({ file, api, format, ...rest }: Upload): Upload {
  return {
    ...rest,
    file: storableText(file),
    ...(api !== undefined && { api: storableText(api) }),
    ...(format !== undefined && { format: storableText(format) }),
  };
}

async function deliver(upload: Upload, receipt: Receipt, now: Date): Promise<Receipt> {
  try {
    return await takeIn(upload, receipt, now);
  } catch (error) {
    const isExpected = error instanceof AppError;
    const message = isExpected
      ? error.message
      : 'Something failed on the server; nothing of this file was counted. Send it again.';
    const failed: Receipt = {
      ...receipt,
      status: 'failed',
      problems: [...receipt.problems, makeStorable({ severity: 'error', message, file: upload.file })],
      finishedAt: new Date().toISOString(),
    };
    const isFailed = await replaceUnfinished(database(), failed);
    if (!isExpected) throw error;
    return isFailed ? failed : stored(upload.id);
  }
}

/** The receipt as another delivery of the same upload left it. */
async function stored(id: string): Promise<Receipt> {
  const receipt = await readReceipt(database(), id);
  if (!receipt) throw new NotFoundError('receipt', id);
  return receipt;
}

async function takeIn(upload: Upload, receipt: Receipt, now: Date): Promise<Receipt> {
  const limits = intakeLimits(now);
  const decoded = await decodeUpload(upload.body, {
    decompressionRatio: limits.decompressionRatio,
    onRaw: (chunk) => {
      receipt.bytesRead += chunk.length;
    },
  });
  const kind = recogniseUpload(decoded, upload);
  if (kind.kind === 'spec') return importSpec({ upload, receipt, chunks: decoded.chunks }, now);
  return importTraffic({ ...decoded, upload, receipt, format: kind.format, limits }, now);
}
