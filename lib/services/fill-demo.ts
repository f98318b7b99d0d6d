import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/data/client';
import { countEndpoints } from '@/lib/data/endpoints';
import { log } from '@/lib/server/log';
import { demoUploads } from '@/prisma/demo/demo-uploads';
import { ConflictError } from './errors';
import { receiveUpload } from './receive-upload';

/** The demo is the same every time. */
const SEED = 1;

let filling: Promise<void> | null = null;

/**
 * Begins to take the demo estate in, through the door that every file uses. Only into an empty inventory, so that made-up
 * endpoints never mix with real ones. `receipts` are the ids to watch; `done` resolves when all is in.
 */
export async function fillDemo(now: Date): Promise<{ receipts: string[]; done: Promise<void> }> {
  if (filling) throw new ConflictError('The demo estate is being taken in already.');
  if ((await countEndpoints(database())) > 0) {
    throw new ConflictError(
      'The inventory is not empty. The demo estate only fills an empty one, so that nothing made up mixes with what is real.',
    );
  }
  const uploads = [...demoUploads({ seed: SEED, now })].map((upload) => ({
    ...upload,
    id: `demo:${upload.name}`,
  }));
  filling = takeIn(uploads).finally(() => {
    filling = null;
  });
  filling.catch((error) => log.error('the demo estate broke off', { error }));
  return { receipts: uploads.map(({ id }) => id), done: filling };
}

async function takeIn(uploads: readonly DemoUpload[]): Promise<void> {
  for (const { id, name, api, format, bytes } of uploads) {
    const chunks = bytes instanceof Uint8Array ? [bytes] : bytes;
    const receipt: Receipt = await receiveUpload(
      { id, source: 'demo', file: name, api, format, bytesTotal: null, body: stream(chunks) },
      new Date(),
    );
    if (receipt.status === 'failed') throw new Error(`${name}: ${receipt.problems[0]?.message}`);
  }
}
type DemoUpload = ReturnType<typeof demoUploads> extends Generator<infer U> ? U & { id: string } : never;

async function* stream(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
