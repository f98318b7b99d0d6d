import { expect, test } from 'vitest';
import type { Receipt } from '@/lib/contracts/receipt';
import { importProgress } from './import-progress';
import { percentOf, uploadProgress } from './upload-progress';

const receipt = (bytesRead: number, received: number) => ({ bytesRead, received }) as Receipt;

test('tells waiting, sending, reading and counting apart', () => {
  const words = [
    importProgress({ phase: 'waiting' }, 1000, null),
    importProgress({ phase: 'sending', sentBytes: 400 }, 1000, null),
    importProgress({ phase: 'sending', sentBytes: 1000 }, 1000, receipt(600, 4200)),
    importProgress({ phase: 'sending', sentBytes: 1000 }, 1000, receipt(1000, 7000)),
  ];
  expect(words).toEqual([
    { percent: 0, words: 'Waits for the files before it' },
    { percent: 40, words: 'Sending: 400 B of 1.0 kB' },
    { percent: 60, words: 'Reading: 600 B of 1.0 kB, 4,200 records so far' },
    { percent: 99, words: 'Sent; the server is reading and counting, 7,000 records so far' },
  ]);
});

test('says 100 per cent only for all of it', () => {
  expect([percentOf(999, 1000), percentOf(1000, 1000), percentOf(0, 0)]).toEqual([99, 100, 0]);
});

test('adds up the files that are under way', () => {
  const file = { size: 100 } as File;
  const base = { id: 'x', file, api: null, format: null };
  expect(
    uploadProgress([
      { ...base, state: { phase: 'waiting' } },
      { ...base, state: { phase: 'sending', sentBytes: 50 } },
      { ...base, state: { phase: 'failed', reason: '', canRetry: false } },
    ]),
  ).toEqual({ underWay: 2, percent: 25 });
});
