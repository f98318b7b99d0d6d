import { expect, test } from 'vitest';
import { compareResponses } from './compare-responses';

test('an exact code covers before a range, a range before the default', () => {
  const statuses = [200, 404, 502].map((status) => ({ status, count: 1 }));
  expect(compareResponses(['200', '4xx', 'default'], statuses)).toEqual([
    { code: '200', declaredAs: '200', count: 1 },
    { code: '404', declaredAs: '4xx', count: 1 },
    { code: '502', declaredAs: 'default', count: 1 },
  ]);
});

test('lists what was never declared and what was never seen', () => {
  expect(compareResponses(['201'], [{ status: 500, count: 3 }])).toEqual([
    { code: '201', declaredAs: '201', count: 0 },
    { code: '500', declaredAs: null, count: 3 },
  ]);
});

test('orders by number, ranges after their statuses, the default last', () => {
  const codes = compareResponses(['default', '4XX', '401'], [{ status: 201, count: 1 }]).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['201', '401', '4XX']);
  expect(compareResponses(['default', '4XX', '200'], []).map(({ code }) => code)).toEqual([
    '200',
    '4XX',
    'default',
  ]);
});
