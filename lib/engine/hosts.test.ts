import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scheme } from '@/lib/contracts/exchange';
import { matchesHost, normaliseHost } from './hosts';

describe('normaliseHost', () => {
  it.each<[string, Scheme, string | null]>([
    ['api.example.com', '', 'api.example.com'],
    ['API.Example.COM.', 'https', 'api.example.com'],
    [' api.example.com ', 'https', 'api.example.com'],
    ['api.example.com:443', 'https', 'api.example.com'],
    ['api.example.com:443', 'http', 'api.example.com:443'],
    ['api.example.com:80', 'http', 'api.example.com'],
    ['api.example.com:80', 'https', 'api.example.com:80'],
    ['api.example.com:80', '', 'api.example.com'],
    ['api.example.com:8080', '', 'api.example.com:8080'],
    ['api.example.com:', 'https', null],
    ['api.example.com:99999', '', null],
    ['localhost:3000', 'http', 'localhost:3000'],
    ['under_score.example', '', 'under_score.example'],
    ['192.0.2.1', '', '192.0.2.1'],
    ['[2001:DB8::1]:8443', 'https', '[2001:db8::1]:8443'],
    ['[::1]', '', '[::1]'],
    ['[::1', '', null],
    ['', '', null],
    ['.', '', null],
    ['-a.example', '', null],
    ['a..example', '', null],
    ['a b.example', '', null],
    ['a/b', '', null],
    [`${'a'.repeat(64)}.example`, '', null],
    [`${'a.'.repeat(130)}example`, '', null],
    ['<script>', '', null],
    ['__proto__', '', '__proto__'],
    ['B\u00fccher.example:8443', '', 'xn--bcher-kva.example:8443'],
    ['b\u00fc\ufffd.example', '', null],
    ['\u200b', '', null],
  ])('%j over %j is %j', (text, scheme, expected) => {
    expect(normaliseHost(text, scheme)).toBe(expected);
  });

  it('leaves what it gave as it is', () => {
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom<Scheme>('', 'http', 'https'), (domain, scheme) => {
        const once = normaliseHost(domain, scheme);
        expect(once).not.toBeNull();
        expect(normaliseHost(once as string, scheme)).toBe(once);
      }),
    );
  });
});

describe('matchesHost', () => {
  it.each<[string, string, boolean]>([
    ['api.example.com', 'api.example.com', true],
    ['api.example.com', 'example.com', false],
    ['*.example.com', 'api.example.com', true],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', '.example.com', false],
    ['*.example.com', 'api.example.com:8080', false],
    ['*.example.com:8080', 'api.example.com:8080', true],
    ['api-*.example.com', 'api-eu.example.com', true],
    ['api-*.example.com', 'api-.example.com', false],
    ['a*b*c.example', 'axbyc.example', true],
    ['a*b*c.example', 'abc.example', false],
    ['a*b*c.example', 'axbc.example', false],
    ['**.example', 'ab.example', true],
    ['**.example', 'a.example', false],
    ['*', 'localhost', true],
    ['*', 'a.b', false],
    ['a.*', 'a:80', false],
  ])('%s takes %s: %s', (pattern, host, expected) => {
    expect(matchesHost(pattern, host)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (wanted, host) => {
        const source = wanted.replace(/\./g, '\\.').replace(/\*/g, '[^.:]+');
        expect(matchesHost(wanted, host)).toBe(new RegExp(`^${source}$`).test(host));
      }),
      { numRuns: 2000 },
    );
  });

  it('is quick however many stars a spec has', () => {
    const before = performance.now();
    expect(matchesHost(`${'*a'.repeat(30)}b`, 'a'.repeat(63))).toBe(false);
    expect(matchesHost(`${'*'.repeat(40)}.b`, `${'a'.repeat(63)}.c`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
