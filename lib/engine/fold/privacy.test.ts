import { describe, expect, it } from 'vitest';
import { ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { createAggregate } from '@/lib/engine/fold/aggregate';
import { encodeAggregate } from '@/lib/engine/fold/aggregate-codec';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';

const SECRETS = [
  'sk_live_51H8xYzAbCdEfGhIjKlMnOp',
  'ann.secret@example.com',
  '4111111111111111',
  'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  's3cr3t-T0ken-9f8e7d6c',
  'Zx9Qw7Er5Ty3Ui1OpAsDf',
  '+491711234567',
  'the quick brown secret jumps over it',
];

/** Where a secret can stand, as value and as name; each way of writing it that still is the secret. */
function plantings(secret: string): ExchangeWords[] {
  const base64 = Buffer.from(secret).toString('base64');
  const hex = Buffer.from(secret).toString('hex');
  const escaped = [...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const percent = [...secret].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
  const spellings = [secret, base64, hex, percent, encodeURIComponent(secret)];
  return spellings.flatMap((text): ExchangeWords[] => [
    { path: `/users/${encodeURIComponent(text)}/x` },
    { query: `q=${encodeURIComponent(text)}&token=${text}` },
    { query: `${encodeURIComponent(text)}=1&filter[${text}]=2` },
    {
      requestHeaders: [
        ['X-Tenant', text],
        ['Authorization', `Bearer ${text}`],
        ['Cookie', `sid=${text}; ${text}=1`],
        [text, 'x'],
      ],
    },
    {
      responseHeaders: [
        ['X-Note', text],
        ['Set-Cookie', `sid=${text}`],
        [text, 'x'],
        ['Sunset', text],
        ['Deprecation', text],
      ],
    },
    { requestBody: JSON.stringify({ a: text, [text]: { b: [text, { [text]: text }] } }) },
    { responseBody: JSON.stringify([{ items: [{ [text]: text }], deep: { deeper: [[text]] } }]) },
    { responseBody: `{"${escaped}":"${escaped}","k":{"${escaped}":1}}` },
    {
      requestType: 'application/x-www-form-urlencoded',
      requestBody: `${encodeURIComponent(text)}=1&b=${encodeURIComponent(text)}`,
    },
    {
      requestType: 'multipart/form-data; boundary=x',
      requestBody: `--x\r\nContent-Disposition: form-data; name="${text}"\r\n\r\n${text}\r\n--x--`,
    },
    { requestType: 'text/plain', requestBody: text, responseBody: text },
    { client: text },
  ]);
}

function traces(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    [...secret].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
  ].map((text) => text.toLowerCase());
}

describe('values are never kept', () => {
  it.each(SECRETS)('keeps no trace of %s', (secret) => {
    const folder = createFolder({ fingerprint: () => 123_456, seed: 9 });
    const aggregate = createAggregate();
    for (const words of plantings(secret))
      folder.fold(aggregate, buildExchange({ host: 'api.example.com', ...words }));
    const writer = new ByteWriter();
    encodeAggregate(writer, aggregate);
    const encoded = Buffer.from(writer.finish()).toString('latin1').toLowerCase();
    const summary = JSON.stringify(summarise(aggregate)).toLowerCase();
    for (const trace of traces(secret)) {
      expect(encoded.includes(trace), `encoding holds ${trace}`).toBe(false);
      expect(summary.includes(trace), `summary holds ${trace}`).toBe(false);
    }
  });

  it('keeps the ordinary names beside them', () => {
    const folder = createFolder({ fingerprint: () => 1, seed: 9 });
    const aggregate = createAggregate();
    folder.fold(
      aggregate,
      buildExchange({
        query: 'page=1&filter%5Bstatus%5D=open',
        requestHeaders: [
          ['X-Tenant', 'acme'],
          ['User-Agent', 'x'],
          ['Cookie', 'theme=dark'],
        ],
        responseBody:
          '{"items":[{"id":1,"owner":{"email":"a@example.com"}}],"counts":{"f47ac10b-58cc-4372-a567-0e02b2c3d479":1},"iso3166":"DE","customfield_10010":1}',
      }),
    );
    const names = summarise(aggregate).fields.map(({ place, name }) => `${place} ${name}`);
    expect(names).toEqual([
      'query filter[status]',
      'query page',
      'header x-tenant',
      'cookie theme',
      'response counts',
      'response counts{}',
      'response customfield_10010',
      'response iso3166',
      'response items',
      'response items[].id',
      'response items[].owner',
      'response items[].owner.email',
    ]);
  });
});
