import { describe, expect, it } from 'vitest';
import { refuseForeign } from './refuse-foreign';

const local = { host: '127.0.0.1', publicUrl: undefined };

function ask(
  method: string,
  headers: Record<string, string>,
  addresses: Parameters<typeof refuseForeign>[1] = local,
) {
  return refuseForeign({ method, headers: new Headers(headers) }, addresses)?.status;
}

describe('the Host header', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])('%s is served', (host) => {
    expect(ask('GET', { host })).toBeUndefined();
  });

  it.each([
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.7:3000',
    'a@localhost',
    '',
  ])('%s is refused', (host) => {
    expect(ask('GET', { host })).toBe(421);
  });

  it('must be there', () => expect(ask('GET', {})).toBe(421));

  it('may be the public name', () => {
    const addresses = { host: '127.0.0.1', publicUrl: 'https://gnomon.example.com' };
    expect(ask('GET', { host: 'gnomon.example.com' }, addresses)).toBeUndefined();
    expect(ask('GET', { host: 'evil.example.com' }, addresses)).toBe(421);
  });

  it('may be an address, not a name, when the server listens everywhere', () => {
    const addresses = { host: '0.0.0.0', publicUrl: undefined };
    expect(ask('GET', { host: '192.168.1.7:3000' }, addresses)).toBeUndefined();
    expect(ask('GET', { host: 'evil.example:3000' }, addresses)).toBe(421);
  });
});

describe('an unsafe method', () => {
  const host = 'localhost:3000';

  it.each<[Record<string, string>, string]>([
    [{}, 'a program'],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, 'our own page'],
    [{ 'sec-fetch-site': 'none' }, 'a person'],
    [{ origin: 'http://localhost:3000' }, 'our own page in an old browser'],
  ])('%j is served: %s', (headers) => {
    expect(ask('POST', { host, ...headers })).toBeUndefined();
  });

  it.each<[Record<string, string>, string]>([
    [{ 'sec-fetch-site': 'cross-site' }, 'another site'],
    [{ 'sec-fetch-site': 'same-site' }, 'another port of this machine'],
    [{ origin: 'http://evil.example' }, 'another site in an old browser'],
    [{ origin: 'http://localhost:4000' }, 'another port in an old browser'],
    [{ origin: 'null' }, 'a sandboxed page'],
  ])('%j is refused: %s', (headers) => {
    expect(ask('POST', { host, ...headers })).toBe(403);
    expect(ask('DELETE', { host, ...headers })).toBe(403);
  });

  it('may come from the public address behind a proxy that rewrites Host', () => {
    const addresses = { host: '127.0.0.1', publicUrl: 'https://gnomon.example.com' };
    expect(
      ask('POST', { host: '127.0.0.1:3000', origin: 'https://gnomon.example.com' }, addresses),
    ).toBeUndefined();
  });

  it('does not hinder reading', () => {
    expect(ask('GET', { host, 'sec-fetch-site': 'cross-site' })).toBeUndefined();
  });
});
