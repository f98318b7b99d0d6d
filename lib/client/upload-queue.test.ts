import { expect, test } from 'vitest';
import type { Receipt } from '../contracts/receipt';
import type { Upload, UploadResult } from './upload';
import { UploadQueue } from './upload-queue';

function controlledSender() {
  const answers = new Map<string, (result: UploadResult) => void>();
  const started: string[] = [];
  const send = (upload: Upload, onSent: (bytes: number) => void) => {
    started.push(upload.id);
    onSent(1);
    return new Promise<UploadResult>((resolve) => answers.set(upload.id, resolve));
  };
  const answer = async (id: string, result: UploadResult) => {
    answers.get(id)?.(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { send, started, answer };
}

const upload = (id: string): Upload => ({ id, file: new File(['x'], `${id}.har`), api: null, format: null });
const receipt = { kind: 'receipt', receipt: { id: 'a' } as Receipt } as const;
const phases = (queue: UploadQueue) =>
  Object.fromEntries(queue.snapshot().map(({ id, state }) => [id, state.phase]));

test('sends one file at a time, in the order in which they were added', async () => {
  const { send, started, answer } = controlledSender();
  const queue = new UploadQueue(send);
  queue.add([upload('a'), upload('b'), upload('c')]);
  expect(started).toEqual(['a']);
  expect(phases(queue)).toEqual({ a: 'sending', b: 'waiting', c: 'waiting' });
  await answer('a', receipt);
  expect(started).toEqual(['a', 'b']);
  expect(phases(queue)).toEqual({ a: 'done', b: 'sending', c: 'waiting' });
});

test('retries an upload under the id that it had', async () => {
  const { send, started, answer } = controlledSender();
  const queue = new UploadQueue(send);
  queue.add([upload('a')]);
  await answer('a', { kind: 'unreachable' });
  expect(queue.snapshot()[0]?.state).toMatchObject({ phase: 'failed', canRetry: true });
  queue.retry('a');
  expect(started).toEqual(['a', 'a']);
});

test('offers no retry for a file that the server refused', async () => {
  const { send, answer } = controlledSender();
  const queue = new UploadQueue(send);
  queue.add([upload('a')]);
  await answer('a', { kind: 'refused', status: 422, reason: 'No known format.' });
  expect(queue.snapshot()[0]?.state).toEqual({
    phase: 'failed',
    reason: 'No known format.',
    canRetry: false,
  });
});

test('tells listeners of each change', () => {
  const { send } = controlledSender();
  const queue = new UploadQueue(send);
  let changes = 0;
  const stop = queue.subscribe(() => changes++);
  queue.add([upload('a')]);
  expect(changes).toBeGreaterThan(0);
  stop();
  const before = changes;
  queue.dismiss('a');
  expect(changes).toBe(before);
  expect(queue.snapshot()).toEqual([]);
});
