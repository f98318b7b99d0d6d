import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { METHODS } from '@/lib/contracts/exchange';
import { collectExchanges } from '@/lib/engine/sources/testing/collect-exchanges';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/exchange.schema.json', import.meta.url), 'utf8'),
);
const validate = addFormats(new Ajv2020({ strictTypes: false })).compile(schema);
const base = {
  time: '2024-05-01T10:00:00Z',
  method: 'GET',
  url: 'https://api.example.com/v1/users',
  status: 200,
};

const GOOD: [string, Record<string, unknown>][] = [
  ['only what is required', base],
  ['host and path', { ...base, url: undefined, host: 'api.example.com', path: '/v1?x' }],
  ['headers as an object', { ...base, requestHeaders: { a: 'b', c: ['d', 'e'], f: 1 } }],
  ['headers as pairs', { ...base, responseHeaders: [['a', 'b'], { name: 'c', value: 'd' }] }],
  ['bodies', { ...base, requestBody: { a: 1 }, responseBody: 'a=1' }],
  [
    'the rest',
    {
      ...base,
      clientIp: '::1',
      latencyMs: 1.5,
      requestBytes: 1,
      responseBytes: 2,
      tls: '1.3',
      route: '/v1/{a}',
    },
  ],
  ['plaintext', { ...base, tls: false, authentication: 'absent' }],
  ['members of its own', { ...base, 'x-team': { a: [] } }],
  ['a status as text', { ...base, status: '404' }],
  ['nulls', { ...base, clientIp: null, latencyMs: null, requestHeaders: null, authentication: null }],
];
const BAD: [string, Record<string, unknown>][] = [
  ['no time', { ...base, time: undefined }],
  ['a time that is none', { ...base, time: 'noon' }],
  ['no method', { ...base, method: undefined }],
  ['an unknown method', { ...base, method: 'YEET' }],
  ['no url', { ...base, url: undefined }],
  ['a path without a host', { ...base, url: undefined, path: '/' }],
  ['no status', { ...base, status: undefined }],
  ['status 0', { ...base, status: 0 }],
];

describe('docs/exchange.schema.json', () => {
  it.each(GOOD)('accepts %s, as the parser does', (_, exchange) => {
    const line = JSON.stringify(exchange);
    expect(validate(JSON.parse(line))).toBe(true);
    expect(collectExchanges('ndjson', line)).toMatchObject({ exchanges: [{}], skips: [] });
  });

  it.each(BAD)('refuses %s, as the parser does', (_, exchange) => {
    const line = JSON.stringify(exchange);
    expect(validate(JSON.parse(line))).toBe(false);
    expect(collectExchanges('ndjson', line)).toMatchObject({ exchanges: [], skips: [{}] });
  });

  it('knows every method of the contract', () => {
    for (const method of METHODS) expect([method, validate({ ...base, method })]).toEqual([method, true]);
    expect(validate({ ...base, method: 'get' })).toBe(true);
  });

  it('is fulfilled by the fixture, but for the line that is there to be skipped', () => {
    const fixture = readFileSync(
      new URL('../../../fixtures/traffic/exchanges.ndjson', import.meta.url),
      'utf8',
    );
    const verdicts = fixture
      .trim()
      .split('\n')
      .map((line) => validate(JSON.parse(line)));
    expect(verdicts).toEqual([true, true, false]);
  });
});
