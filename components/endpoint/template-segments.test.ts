import { expect, test } from 'vitest';
import { oddsInWords, templateSegments } from './template-segments';

test('names the place of each segment as overrides do', () => {
  const places = templateSegments('/users/{userId}/repos/{repo}', []).map(({ text, prefix }) => [
    text,
    prefix,
  ]);
  expect(places).toEqual([
    ['users', ''],
    ['{userId}', '/users'],
    ['repos', '/users/{}'],
    ['{repo}', '/users/{}/repos'],
  ]);
});

test('sets a final verb apart', () => {
  expect(templateSegments('/docs/{id}:publish', []).map(({ text }) => text)).toEqual([
    'docs',
    '{id}',
    ':publish',
  ]);
});

test('finds each segment’s reason', () => {
  const reason = { position: 1, decision: 'parameter', source: 'shape' } as const;
  expect(templateSegments('/a/{b}', [reason]).map((segment) => segment.reason)).toEqual([null, reason]);
});

test.each([
  [3.4, 'about 30 : 1'],
  [-1, 'about 2.7 : 1'],
  [12, 'over 1000 : 1'],
])('log-odds of %d are %s', (logOdds, words) => {
  expect(oddsInWords(logOdds)).toBe(words);
});
