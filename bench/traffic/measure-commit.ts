import { createReadStream, rmSync } from 'node:fs';
import { withDatabase } from '@/lib/services/connect';
import { receiveUpload } from '@/lib/services/receive-upload';
import { makeTemporaryFolder } from '../../testing/temporary-folder';
import { type Measurement, peakMb } from './measure';

/**
 * Delivers a file through the door of every import into a Postgres of its own; ends when its receipt is committed.
 * `workers` as GNOMON_WORKERS says it.
 */
export async function measureCommit(file: string, workers?: number): Promise<Measurement> {
  process.env.GNOMON_WORKERS = workers === undefined ? '' : String(workers);
  const folder = makeTemporaryFolder('bench');
  process.env.GNOMON_DATA = `${folder}/data`;
  try {
    return await withDatabase(
      () => {},
      async () => {
        const start = performance.now();
        const body = createReadStream(file, { highWaterMark: 1024 * 1024 });
        const upload = { id: 'bench', source: 'bench', file, bytesTotal: null, body };
        const receipt = await receiveUpload(upload, new Date());
        if (receipt.status !== 'done') throw new Error(receipt.problems[0]?.message);
        const ms = performance.now() - start;
        return { records: receipt.counted, skipped: receipt.skipped, ms, peakMb: peakMb() };
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
