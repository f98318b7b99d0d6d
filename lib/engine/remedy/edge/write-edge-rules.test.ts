import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainMethod, pathPattern, plainHeader } from './edge-rule';
import { writeEdgeRules } from './write-edge-rules';

const literal = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((text) => !text.includes('{}'));

describe('what a path matches', () => {
  it('is the path with anything but a slash for a parameter, and nothing else', () => {
    const pattern = new RegExp(`^${pathPattern('/users/{}/orders.json', false)}$`);
    expect(pattern.test('/users/7/orders.json')).toBe(true);
    for (const other of [
      '/users/7/ordersXjson',
      '/users/7/8/orders.json',
      '/users//orders.json',
      '/users/7/orders.json/',
    ])
      expect(pattern.test(other), other).toBe(false);
  });

  it('matches each literal byte by byte, as it is or as the wire has it', () => {
    fc.assert(
      fc.property(literal, (text) => {
        const bytes = Buffer.from(text.toWellFormed()).toString('latin1');
        expect(new RegExp(`^${pathPattern(text, false)}$`, 's').test(bytes)).toBe(true);
      }),
    );
    expect(pathPattern('/é', true)).toBe('/\\x25C3\\x25A9');
  });

  it('holds no character that means something to a file, a string or a pattern', () => {
    fc.assert(
      fc.property(fc.array(literal, { maxLength: 5 }), fc.boolean(), (literals, isEncoded) => {
        expect(pathPattern(literals.join('{}'), isEncoded)).toMatch(
          /^(?:[\w/-]|\\x[0-9A-F]{2}|\[\^\/\]\+)*$/,
        );
      }),
    );
  });
});

describe('what comes from traffic or a spec', () => {
  it.each(['GET', 'M-SEARCH'])('%s is a plain method', (method) => expect(isPlainMethod(method)).toBe(true));
  it.each(['get', 'GET"', 'G T', '', 'A'.repeat(30), '$x'])('%s is none', (method) =>
    expect(isPlainMethod(method)).toBe(false),
  );
  it('is a plain header or none', () => {
    expect(plainHeader('X-Api-Key')).toBe('x-api-key');
    for (const name of ["x'); --", '', 'x y', 'ü', 'x\ny', '-x']) expect(plainHeader(name)).toBeNull();
  });
});

it('writes as many lines whatever the path holds', () => {
  const linesOf = (key: string, unlessHeaders: readonly string[]) =>
    writeEdgeRules({ id: 7, method: 'GET', key, unlessHeaders, status: 404 }).map(
      ({ text }) => text.split(/\r\n|[\n\r\u2028\u2029]/).length,
    );
  fc.assert(
    fc.property(literal, fc.constantFrom(['authorization', 'x-api-key'], []), (text, headers) => {
      expect(linesOf(`/${text}/{}`, headers)).toEqual(linesOf('/plain/{}', headers));
    }),
  );
});
