import { expect, test } from 'vitest';
import { alternativesInWords } from './security-words';

test('says alternatives, and schemes that hold together', () => {
  expect(
    alternativesInWords([
      [{ scheme: 'oauth', kind: 'oauth2', scopes: ['read', 'write'] }],
      [
        { scheme: 'key', kind: 'apiKey', in: 'header', name: 'X-Key', scopes: [] },
        { scheme: 'tls', kind: 'mutualTls', scopes: [] },
      ],
      [{ scheme: 'ghost', kind: 'undefined', scopes: [] }],
      [],
    ]),
  ).toEqual([
    'OAuth 2 with read, write',
    'API key “X-Key” in the header and Mutual TLS',
    '“ghost”, not defined in the spec',
    'nothing at all',
  ]);
});
