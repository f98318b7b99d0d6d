import { createHash } from 'node:crypto';
import type { IntakeLimits, TrafficFormat } from '@/lib/contracts/intake';
import { SKIP_REASONS } from '@/lib/contracts/intake';
import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { updateProgress } from '@/lib/data/receipts';
import { Intake } from '@/lib/engine/intake';
import { commitTraffic } from './commit-traffic';
import { DamagedError } from './decode-upload';
import { deployment } from './deployment';
import { loadRouting } from './load-routing';
import type { Upload } from './upload';

const PROGRESS_EVERY_MS = 500;

export interface TrafficImport {
  upload: Upload;
  receipt: Receipt;
  chunks: AsyncIterable<Uint8Array>;
  format: TrafficFormat;
  limits: IntakeLimits;
}

/** Streams a traffic file through the engine and commits what it showed in one transaction. */
export async function importTraffic(job: TrafficImport, now: Date): Promise<Receipt> {
  const { upload, format } = job;
  const { routing, pinnedWords, version } = await loadRouting(database(), upload.api);
  const { seed, fingerprint } = deployment().box;
  const intake = new Intake(routing, { seed, fingerprint, pinnedWords });
  const receipt: Receipt = { ...job.receipt, kind: 'traffic', format: format.id };
  const { hash, damage } = await stream(job, intake, receipt);
  account(receipt, intake);
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
      contentHash: `${hash} ${format.id} ${upload.api ?? ''}`,
      folds: intake.folds,
      fixedApi: upload.api,
      routingVersion: version,
    },
    now,
  );
}

/** Feeds the parser. Tells the hash of what was read, unpacked, and the damage that ended it. */
async function stream(
  job: TrafficImport,
  intake: Intake,
  receipt: Receipt,
): Promise<{ hash: string; damage: string | null }> {
  const parser = job.format.open(intake, job.limits);
  const hash = createHash('sha256');
  let nextReport = performance.now() + PROGRESS_EVERY_MS;
  let damage: string | null = null;
  try {
    for await (const chunk of job.chunks) {
      hash.update(chunk);
      parser.push(chunk);
      if (performance.now() < nextReport) continue;
      account(receipt, intake);
      await updateProgress(database(), receipt.id, { ...receipt, bytesRead: job.receipt.bytesRead });
      nextReport = performance.now() + PROGRESS_EVERY_MS;
    }
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    damage = error.damage;
  }
  parser.end();
  return { hash: hash.digest('hex'), damage };
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
