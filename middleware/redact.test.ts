import { describe, expect, it } from 'vitest';
import { isJwt as isJwtForEngine } from '@/lib/engine/fold/classes/secret';
import { isGuessableKey } from '@/lib/engine/fold/signals/guessable-key';
import {
  AMBIGUOUS_QUERY_NAMES,
  CREDENTIAL_HEADERS,
  CREDENTIAL_QUERY_NAMES,
} from '@/lib/engine/lexicon/credential-names';
import { makeRedactor } from './redact';

const redactor = makeRedactor('key');
const SECRET = 'Kq7v2mXz91LpTt40sWbd';
const jwt = (head: object, claims: object) =>
  `${[head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2lnbmF0dXJl`;
const TOKEN = jwt({ alg: 'HS256', kid: 'k-77' }, { sub: 'alice', iat: 1000, exp: 4600 });
const redacted = (name: string, value: string) => redactor.header(name, value)[1];
const bytes = (text: string) => new TextEncoder().encode(text);

describe('headers', () => {
  it.each([
    ['Authorization', `Bearer ${SECRET}`, 'Bearer REDACTED'],
    ['authorization', 'Basic YWxpY2U6c2VjcmV0', 'Basic REDACTED'],
    ['authorization', 'Digest username="alice", response="6629"', 'Digest REDACTED'],
    ['authorization', SECRET, 'REDACTED'],
    ['authorization', 'Bearer', 'Bearer'],
    ['authorization', '', ''],
    ['cookie', `sid=${SECRET}; theme=dark; empty=`, 'sid=REDACTED; theme=REDACTED; empty='],
    ['cookie', SECRET, 'REDACTED'],
    ['set-cookie', `sid=${SECRET}; Path=/; HttpOnly`, 'sid=REDACTED; Path=/; HttpOnly'],
    ['content-type', 'application/json; charset=utf-8', 'application/json; charset=utf-8'],
    ['accept', '*/*', '*/*'],
    ['referer', 'https://shop.example.com/a?page=2', 'https://shop.example.com/a?page=2'],
  ])('%s: %s', (name, value, expected) => {
    expect(redactor.header(name, value)).toEqual([name, expected]);
  });

  it.each(CREDENTIAL_HEADERS)('keep nothing of %s', (name) => {
    for (const spelling of [name, `x-${name}`]) expect(redacted(spelling, SECRET)).not.toContain(SECRET);
  });

  it('keep nothing of a token in an address', () => {
    for (const address of [
      `/done?access_token=${SECRET}`,
      `/done#id_token=${SECRET}`,
      `/a;jsessionid=${SECRET}/b?c=d`,
    ])
      expect(redacted('location', address)).not.toContain(SECRET);
  });
});

describe('a JWT', () => {
  it('keeps its algorithm and lifetime, wherever it stands', () => {
    const [, stood = ''] = redacted('authorization', `Bearer ${TOKEN}`).split(' ');
    const [head, claims] = stood.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect([head, claims]).toEqual(['{"alg":"HS256"}', '{"exp":4600,"iat":1000}']);
    expect(isJwtForEngine(bytes(stood), 0, stood.length)).toBe(true);
    for (const text of [
      redacted('cookie', `a=${TOKEN}`),
      redacted('x-anything', TOKEN),
      redactor.address(`/a?next=${TOKEN}`),
      JSON.stringify(redactor.json({ a: [TOKEN] })),
    ])
      expect(text).toContain(stood);
  });

  it('that is broken or encrypted is still one, and keeps nothing', () => {
    expect(redacted('authorization', 'Bearer eyJ.x.y')).not.toContain('.x.');
    const encrypted = `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url')}.aa.bb.cc.dd`;
    const stood = redacted('authorization', `Bearer ${encrypted}`).slice('Bearer '.length);
    expect(isJwtForEngine(bytes(stood), 0, stood.length)).toBe(true);
    expect(stood).not.toContain('.aa.');
  });
});

describe('keys', () => {
  it.each(['test', '12345678', 'deadbeef', SECRET, 'a1b2c3d4e5f60718293a4b5c6d7e8f90'])(
    'as guessable as %s',
    (key) => {
      const stood = redacted('x-api-key', key);
      expect(stood).toHaveLength(key.length);
      expect(stood).not.toBe(key);
      expect(isGuessableKey(bytes(stood), 0, stood.length)).toBe(isGuessableKey(bytes(key), 0, key.length));
    },
  );

  it('stay the same key, to this source alone', () => {
    expect(redacted('x-api-key', SECRET)).toBe(redacted('x-api-key', SECRET));
    expect(makeRedactor('other').header('x-api-key', SECRET)).not.toEqual(
      redactor.header('x-api-key', SECRET),
    );
  });

  it('keep their maker', () => {
    expect(redacted('x-api-key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc')).toMatch(/^sk_live_\w{24}$/);
  });
});

describe('queries and forms', () => {
  it.each([...CREDENTIAL_QUERY_NAMES, ...AMBIGUOUS_QUERY_NAMES])('keep nothing of %s', (name) => {
    for (const text of [
      redactor.address(`/a?b=c&${name}=${SECRET}/${SECRET}&d=e`),
      redactor.form(`${name}=${SECRET}`),
    ]) {
      expect(text).not.toContain(SECRET);
      expect(text).toContain(`${name}=`);
    }
  });

  it('leave everything else as it was', () => {
    const address = '/orders/a=b?page=2&sort=name&q=a%20b&empty=&flag#top';
    expect(redactor.address(address)).toBe(address);
  });

  it('look into addresses inside addresses', () => {
    expect(redactor.address(`/a?next=/b?token=${SECRET}`)).not.toContain(SECRET);
  });
});

describe('JSON', () => {
  it('keeps its shape and nothing of what is named as a secret', () => {
    const body = {
      user: { email: 'alice@example.com', password: SECRET, pin: 1234 },
      access_token: SECRET,
      apiKeys: [SECRET],
      clientSecret: null,
      hasPassword: true,
    };
    const kept = redactor.json(body) as typeof body;
    expect(JSON.stringify(kept)).not.toMatch(/Kq7v|1234/);
    expect(kept).toMatchObject({
      user: {
        email: 'alice@example.com',
        password: expect.stringMatching(/^\w{20}$/),
        pin: expect.any(Number),
      },
      clientSecret: null,
      hasPassword: true,
    });
    expect(redactor.json([1, 'a', null, { b: [true] }])).toEqual([1, 'a', null, { b: [true] }]);
  });

  it('that is nested too deeply is refused', () => {
    expect(() => redactor.json(JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`))).toThrow(RangeError);
  });
});
