import type { Receipt } from '@/lib/contracts/receipt';
import type { Upload } from './upload';

/** The receipt of an upload that has just begun. */
export function openReceipt(upload: Omit<Upload, 'body'>, now: Date): Receipt {
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
    lastSeen: null,
  };
}
