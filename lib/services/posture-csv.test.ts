import { expect, test } from 'vitest';
import type { ReportedApi } from '@/lib/contracts/report';
import { postureHeader, postureLine } from './posture-csv';

const api: ReportedApi = {
  apiId: 7,
  api: '=Shop',
  score: 61.8,
  grade: 'D',
  evidenceCoverage: 0.5,
  endpoints: 9,
  coverage: { documentedAndSeen: 5, seenOnly: 3, documentedOnly: 1 },
  pending: 4,
  urgent: 1,
  fix: { rule: 'INV-01', severity: 'high', findings: 3, gain: 2.5 },
};

test('a line has what the header names, and no name of an API is run by a spreadsheet', () => {
  const names = postureHeader().trim().split(',');
  const cells = postureLine(api).trim().split(',');
  expect(cells).toHaveLength(names.length);
  expect(cells[0]).toBe(`"'=Shop"`);
  expect(cells.slice(1)).toEqual([
    '61.8',
    'D',
    '0.5',
    '9',
    '5',
    '3',
    '1',
    '4',
    '1',
    'INV-01',
    'high',
    '3',
    '2.5',
    '7',
  ]);
});

test('what is unrated and needs no fix has empty cells', () => {
  expect(postureLine({ ...api, score: null, grade: null, fix: null })).toBe(
    `"'=Shop",,,0.5,9,5,3,1,4,1,,,,,7\r\n`,
  );
});
