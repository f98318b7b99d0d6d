import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitForElision, splitPath } from './path-text';

test('sets parameters apart from literals and slashes', () => {
  expect(splitPath('/users/{userId}.json')).toEqual([
    { kind: 'slash', text: '/' },
    { kind: 'literal', text: 'users' },
    { kind: 'slash', text: '/' },
    { kind: 'parameter', text: '{userId}' },
    { kind: 'literal', text: '.json' },
  ]);
});

test('keeps every character, whatever the path', () => {
  fc.assert(
    fc.property(fc.string(), (path) => {
      expect(
        splitPath(path)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(path);
      const { head, tail } = splitForElision(path);
      expect(head + tail).toBe(path);
    }),
  );
});

test.each([
  { path: '/users/{id}', head: '', tail: '/users/{id}' },
  {
    path: '/v1/organisations/{organisationId}/projects/{projectId}/members',
    head: '/v1/organisations/{organisationId}/projects',
    tail: '/{projectId}/members',
  },
  {
    path: '/api/a-very-long-last-segment-of-a-generated-client',
    head: '/api/a-very-long-last-seg',
    tail: 'ment-of-a-generated-client',
  },
])('keeps the end of $path', ({ path, head, tail }) => {
  expect(splitForElision(path)).toEqual({ head, tail });
});
