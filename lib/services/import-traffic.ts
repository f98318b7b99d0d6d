import { createHash, type Hash } from 'node:crypto';
import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { updateProgress } from '@/lib/data/receipts';
import { Intake } from '@/lib/engine/intake';
import { commitTraffic } from './commit-traffic';
import { countTally } from './count-tally';
import { deployment } from './deployment';
import { engineHashes } from './hash-keys';
import type { Tally } from './intake-messages';
import { loadRouting } from './load-routing';
import { readTraffic, type TrafficFile } from './read-traffic';
import type { Upload } from './upload';

const PROGRESS_EVERY_MS = 500;

export interface TrafficImport extends TrafficFile {
  upload: Upload;
  receipt: Receipt;
}

/** Streams a traffic file through the engine and commits what it showed in one transaction. */
export async function importTraffic(job: TrafficImport, now: Date): Promise<Receipt> {
  const { upload, format } = job;
  const { routing, version } = await loadRouting(database(), upload.api);
  const keys = deployment().box.hashKeys;
  const intake = new Intake(routing, engineHashes(keys));
  const receipt: Receipt = { ...job.receipt, kind: 'traffic', format: format.id };
  const hash = createHash('sha256');
  const damage = await readTraffic(job, intake, {
    keys,
    onChunk: hashAndReport(hash, receipt, () => job.receipt.bytesRead),
  });
  countTally(receipt, intake);
  receipt.bytesRead = job.receipt.bytesRead;
  if (damage)
    receipt.problems.push({
      severity: 'warning',
      file: upload.file,
      message: `${damage}; the records before that point are counted. Send only what is missing to count the rest.`,
    });
  return commitTraffic(
    {
      receipt,
      contentHash: upload.isKeyed ? null : `${hash.digest('hex')} ${format.id} ${upload.api ?? ''}`,
      folds: intake.folds,
      fixedApi: upload.api,
      routingVersion: version,
    },
    now,
  );
}

/** Hashes what was read, unpacked, and tells the receipt's readers of it now and then. */
function hashAndReport(
  hash: Hash,
  receipt: Receipt,
  bytesRead: () => number,
): (chunk: Uint8Array, tally: () => Tally) => Promise<void> {
  let nextReport = performance.now() + PROGRESS_EVERY_MS;
  return async (chunk, tally) => {
    hash.update(chunk);
    if (performance.now() < nextReport) return;
    countTally(receipt, tally());
    await updateProgress(database(), receipt.id, { ...receipt, bytesRead: bytesRead() });
    nextReport = performance.now() + PROGRESS_EVERY_MS;
  };
}
