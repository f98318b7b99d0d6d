import type { Hash } from 'node:crypto';
import type { IntakeLimits, TrafficFormat } from '@/lib/contracts/intake';
import { SKIP_REASONS } from '@/lib/contracts/intake';
import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { updateProgress } from '@/lib/data/receipts';
import { Intake } from '@/lib/engine/intake';
import { commitTraffic } from './commit-traffic';
import { deployment } from './deployment';
import { AppError } from './errors';
import { loadRouting } from './load-routing';
import type { Upload } from './upload';

const PROGRESS_EVERY_MS = 500;

export interface TrafficImport {
  upload: Upload;
  receipt: Receipt;
  chunks: AsyncIterable<Uint8Array>;
  format: TrafficFormat;
  limits: IntakeLimits;
  /** Grows with every raw byte of the upload. */
  hash: Hash;
}

/** Streams a traffic file through the engine and commits what it showed in one transaction. */
export async function importTraffic(job: TrafficImport, now: Date): Promise<Receipt> {
  const { upload, format } = job;
  const { routing, pinnedWords } = await loadRouting(database(), upload.api);
  const { seed, fingerprint } = deployment().box;
  const intake = new Intake(routing, { seed, fingerprint, pinnedWords });
  const receipt: Receipt = { ...job.receipt, kind: 'traffic', format: format.id };
  const cut = await stream(job, intake, receipt);
  account(receipt, intake);
  receipt.bytesRead = job.receipt.bytesRead;
  if (cut) receipt.problems.push({ severity: 'warning', file: upload.file, message: cut });
  const contentHash = `${job.hash.digest('hex')} ${format.id} ${upload.api ?? ''}`;
  return commitTraffic({ receipt, contentHash, folds: intake.folds }, now);
}

/** Feeds the parser. A body that breaks off keeps what came before: the reason is returned. */
async function stream(job: TrafficImport, intake: Intake, receipt: Receipt): Promise<string | null> {
  const parser = job.format.open(intake, job.limits);
  let nextReport = performance.now() + PROGRESS_EVERY_MS;
  let cut: string | null = null;
  try {
    for await (const chunk of job.chunks) {
      parser.push(chunk);
      if (performance.now() < nextReport) continue;
      account(receipt, intake);
      await updateProgress(database(), receipt.id, { ...receipt, bytesRead: job.receipt.bytesRead });
      nextReport = performance.now() + PROGRESS_EVERY_MS;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    cut = `The file breaks off (${(error as Error).message}); everything before that point was read. Send the whole file to count the rest.`;
  }
  parser.end();
  return cut;
}

function account(receipt: Receipt, intake: Intake): void {
  receipt.received = intake.received;
  receipt.counted = intake.counted;
  receipt.skipped = intake.skipped;
  receipt.skippedBy = [...intake.skips].map(([reason, { count, samples }]) => ({
    reason,
    explanation: SKIP_REASONS[reason],
    count,
    samples,
  }));
}
