import { createHash } from 'node:crypto';
import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { insertReceipt, readReceipt, updateReceipt } from '@/lib/data/receipts';
import { decodeUpload } from './decode-upload';
import { AppError } from './errors';
import { importSpec } from './import-spec';
import { importTraffic } from './import-traffic';
import { intakeLimits } from './limits';
import { recogniseUpload } from './recognise-upload';
import type { Upload } from './upload';

/**
 * Takes an upload in and answers with its receipt. The same id again returns the first receipt and counts nothing.
 * A file that cannot be read gives a failed receipt that says why; only a lost database throws.
 */
export async function receiveUpload(upload: Upload, now: Date): Promise<Receipt> {
  const db = database();
  const receipt = openReceipt(upload, now);
  if (!(await insertReceipt(db, receipt))) {
    const earlier = await readReceipt(db, upload.id);
    if (earlier?.status === 'done') return earlier;
    await updateReceipt(db, receipt);
  }
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
      problems: [...receipt.problems, { severity: 'error', message, file: upload.file }],
      finishedAt: new Date().toISOString(),
    };
    await updateReceipt(db, failed);
    if (!isExpected) throw error;
    return failed;
  }
}

async function takeIn(upload: Upload, receipt: Receipt, now: Date): Promise<Receipt> {
  const hash = createHash('sha256');
  const limits = intakeLimits(now);
  const decoded = await decodeUpload(upload.body, {
    decompressionRatio: limits.decompressionRatio,
    onRaw: (chunk) => {
      hash.update(chunk);
      receipt.bytesRead += chunk.length;
    },
  });
  const kind = recogniseUpload(decoded, upload);
  if (kind.kind === 'spec') return importSpec({ upload, receipt, chunks: decoded.chunks }, now);
  return importTraffic({ upload, receipt, chunks: decoded.chunks, format: kind.format, limits, hash }, now);
}

function openReceipt(upload: Upload, now: Date): Receipt {
  return {
    id: upload.id,
    source: upload.source,
    file: upload.file,
    kind: 'unknown',
    format: upload.format ?? null,
    status: 'running',
    apis: [],
    bytesRead: 0,
    bytesTotal: upload.bytesTotal,
    received: 0,
    counted: 0,
    skipped: 0,
    skippedBy: [],
    operations: 0,
    endpointsAdded: 0,
    endpointsTouched: 0,
    problems: [],
    duplicateOf: null,
    startedAt: now.toISOString(),
    finishedAt: null,
  };
}
