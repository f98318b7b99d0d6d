import { expect, test } from 'vitest';
import type { Receipt } from '@/lib/contracts/receipt';
import { problemPlace, receiptSummary } from './receipt-words';

const receipt = (over: Partial<Receipt>): Receipt => ({
  id: 'r',
  source: 'upload',
  file: 'f',
  kind: 'traffic',
  format: 'har',
  status: 'done',
  apis: [],
  bytesRead: 0,
  bytesTotal: null,
  received: 0,
  counted: 0,
  skipped: 0,
  skippedBy: [],
  operations: 0,
  endpointsAdded: 0,
  endpointsTouched: 0,
  problems: [],
  duplicateOf: null,
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  lastSeen: null,
  ...over,
});

test.each([
  [{ status: 'running' }, 'Being read'],
  [{ status: 'failed' }, 'Not imported'],
  [{ duplicateOf: 'r0' }, 'Imported before: nothing counted twice'],
  [{ kind: 'spec', operations: 84, endpointsAdded: 1 }, '84 operations, 1 new endpoint'],
  [{ counted: 1200, skipped: 3 }, '1,200 exchanges, 3 skipped'],
] as const)('%j is “%s”', (over, words) => {
  expect(receiptSummary(receipt(over as Partial<Receipt>))).toBe(words);
});

test.each([
  [{ file: 'a.yaml', line: 4 }, 'a.yaml:4'],
  [{ file: 'a.yaml' }, 'a.yaml'],
  [{ line: 4 }, 'line 4'],
  [{}, null],
])('the place of %j is %s', (place, words) => {
  expect(problemPlace({ severity: 'error', message: '', ...place })).toBe(words);
});
