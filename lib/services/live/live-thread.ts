/** The program of a live thread: folds the batches of a window, and hands out what they came to when it is cut. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { FromLiveThread, ToLiveThread } from './live-messages';
import { WindowReader } from './window-reader';

const port = parentPort;
if (!port) throw new Error('A live thread is a thread of a program.');
// Of this thread alone: whoever waits for a page or an acknowledgement comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
let reader: WindowReader | null = null;

port.on('message', (message: ToLiveThread) => {
  if (message.kind === 'terms') {
    reader = new WindowReader(message.terms);
    return;
  }
  const { order } = message;
  try {
    if (!reader) throw new Error('A live thread was given work before its terms.');
    if (message.kind === 'fold') answer({ order, kind: 'folded', tally: reader.take(message.batch) });
    else {
      const parts = reader.cut();
      answer(
        { order, kind: 'cut', parts },
        parts.map(({ folds }) => folds.buffer),
      );
    }
  } catch (error) {
    answer({ order, kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});

function answer(message: FromLiveThread, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}
