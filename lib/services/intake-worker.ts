/** The program of an intake thread: reads runs of files and folds them, several files at a time. */
import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './intake-messages';
import { RunReader } from './run-reader';

const port = parentPort;
if (!port) throw new Error('An intake worker runs in a thread of its own.');
const readers = new Map<number, RunReader>();

port.on('message', (message: ToThread) => {
  const { job } = message;
  try {
    take(message);
  } catch (error) {
    readers.delete(job);
    answer({ job, kind: 'failed', error });
  }
});

function take(message: ToThread): void {
  const { job, kind } = message;
  if (kind === 'open') {
    readers.set(job, new RunReader(message.terms));
    return;
  }
  const reader = readers.get(job);
  if (!reader) return;
  if (kind === 'piece') {
    const spent = reader.read(message.piece);
    answer(
      { job, kind: 'read', spent, tally: reader.tally },
      spent.map(({ buffer }) => buffer),
    );
    return;
  }
  readers.delete(job);
  if (kind === 'drop') return;
  const part = reader.finish();
  answer({ job, kind: 'part', part }, [part.folds.buffer]);
}

function answer(message: FromThread, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}
