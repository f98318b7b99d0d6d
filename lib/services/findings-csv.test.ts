import { expect, test } from 'vitest';
import type { FindingRow } from '@/lib/contracts/finding';
import { findingsHeader, findingsLines } from './findings-csv';

const FINDING: FindingRow = {
  id: 7,
  apiId: 1,
  api: '=cmd()',
  rule: 'INV-01',
  title: 'Shadow endpoint',
  severity: 'high',
  confidence: 'low',
  status: 'open',
  endpointId: 3,
  method: 'GET',
  path: '/internal/metrics',
  host: null,
  source: null,
  qualifier: '',
  says: 'Seen, and in no spec.',
  firstSeen: null,
  lastSeen: '2026-11-20T10:00:00.000Z',
  openedAt: '2026-11-21T10:00:00.000Z',
  resolvedAt: null,
  dueAt: '2026-12-21T10:00:00.000Z',
  isOverdue: false,
  regressions: 0,
  gain: 4.25,
  version: 1,
  assignee: null,
  verification: null,
  acceptedUntil: null,
};

test('writes a line for each finding, as many cells as the header has names, and no formula', () => {
  expect(findingsHeader().split(',').slice(0, 4)).toEqual(['\ufeffseverity', 'rule', 'title', 'api']);
  expect(findingsLines([FINDING, FINDING])).toBe(
    `high,INV-01,Shadow endpoint,"'=cmd()",GET,/internal/metrics,,,"Seen, and in no spec.",open,low,2026-12-21T10:00:00.000Z,no,4.25,2026-11-21T10:00:00.000Z,,,2026-11-20T10:00:00.000Z,0,7\r\n`.repeat(
      2,
    ),
  );
  expect(findingsHeader().split(',')).toHaveLength(20);
});
