import { SingleBar } from 'cli-progress';
import type { LocalUpload } from '@/lib/services/local-upload';

export interface Progress {
  add(bytes: number): void;
  stop(): void;
}

const MEGABYTE = 2 ** 20;

/** A bar on standard error while a file is read; nothing where there is no terminal. */
export function createProgress({ name, size }: LocalUpload, isWanted: boolean): Progress {
  if (!isWanted || !process.stderr.isTTY) return { add: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: `${name} {bar} {percentage}% {megabytes} MB`,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let done = 0;
  bar.start(size ?? 0, 0, { megabytes: '0' });
  return {
    add: (bytes) => {
      done += bytes;
      bar.update(Math.min(done, size ?? done), { megabytes: (done / MEGABYTE).toFixed(1) });
    },
    stop: () => bar.stop(),
  };
}
