import { expect, test } from 'vitest';
import { readAnswer, uploadUrl } from './upload';

test('names file, API and format in the address', () => {
  const url = uploadUrl({ file: { name: 'a b&c.har' }, api: 'Payments', format: null });
  expect(url).toBe('/api/v1/sources/upload/batches?file=a+b%26c.har&api=Payments');
});

test.each([
  { name: 'a receipt', status: 200, text: '{"id":"r"}', expected: { kind: 'receipt', receipt: { id: 'r' } } },
  {
    name: 'a problem',
    status: 422,
    text: '{"title":"Unreadable","detail":"The file is binary.","status":422}',
    expected: { kind: 'refused', status: 422, reason: 'The file is binary.' },
  },
  {
    name: 'an error page',
    status: 413,
    text: '<html>',
    expected: { kind: 'refused', status: 413, reason: 'The server answered 413.' },
  },
  { name: 'a proxy without a server', status: 502, text: 'Bad gateway', expected: { kind: 'unreachable' } },
  { name: 'a lost connection', status: 0, text: '', expected: { kind: 'unreachable' } },
])('reads $name', ({ status, text, expected }) => {
  expect(readAnswer(status, text)).toEqual(expected);
});
