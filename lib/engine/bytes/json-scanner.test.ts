import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JSON_ARRAY,
  JSON_ARRAY_END,
  JSON_END,
  JSON_ERROR,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JSON_STRING,
  JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { unescapeJson } from '@/lib/engine/bytes/json-unescape';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Rebuilds what the scanner saw, so that it can be compared with JSON.parse. */
function rebuild(text: string, maxDepth = 64): unknown {
  const bytes = encoder.encode(text);
  const scanner = new JsonScanner(maxDepth);
  scanner.begin(bytes, 0, bytes.length);
  const slice = (start: number, end: number, escaped: boolean): string => {
    if (!escaped) return decoder.decode(bytes.subarray(start, end));
    const into = new Uint8Array(end - start);
    return decoder.decode(into.subarray(0, unescapeJson(bytes, start, end, into)));
  };
  const root: unknown[] = [];
  const stack: unknown[] = [root];
  for (let kind = scanner.next(); kind !== JSON_END; kind = scanner.next()) {
    if (kind === JSON_ERROR) throw new SyntaxError(`${scanner.fault} at ${scanner.faultAt}`);
    if (kind === JSON_OBJECT_END || kind === JSON_ARRAY_END) {
      stack.pop();
      continue;
    }
    const raw = decoder.decode(bytes.subarray(scanner.valueStart, scanner.valueEnd));
    let value: unknown;
    if (kind === JSON_OBJECT) value = {};
    else if (kind === JSON_ARRAY) value = [];
    else if (kind === JSON_STRING) value = slice(scanner.valueStart, scanner.valueEnd, scanner.hasEscapes);
    else value = JSON.parse(raw);
    const parent = stack[stack.length - 1] as unknown[] | Record<string, unknown>;
    if (Array.isArray(parent)) parent.push(value);
    else {
      const key = slice(scanner.keyStart, scanner.keyEnd, scanner.keyHasEscapes);
      Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
    }
    if (kind === JSON_OBJECT || kind === JSON_ARRAY) stack.push(value);
  }
  return root[0];
}

function verdict(read: () => unknown): unknown {
  try {
    return { value: read() };
  } catch {
    return 'refused';
  }
}

describe('JsonScanner', () => {
  it('reads any JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }),
        fc.constantFrom(undefined, 1, '\t'),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          expect(rebuild(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const alphabet = [
      ...'{}[]:,"\\ \n019-+.eEtrufalsn/',
      'true',
      'null',
      '"a"',
      '\\u00e9',
      '\\ud83d\\ude00',
      '\\ud800',
      '\u0001',
      'é',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const expected = verdict(() => JSON.parse(text));
        const actual = verdict(() => rebuild(text));
        // What is written of a lone surrogate is its escape: the scanner has a replacement for it.
        if (expected === 'refused' || JSON.stringify(expected).includes('\\ud'))
          expect(actual === 'refused').toBe(expected === 'refused');
        else expect(actual).toEqual(expected);
      }),
      { numRuns: 20_000 },
    );
  });

  it('refuses every cut of a document as truncated, unless the cut is a document', () => {
    const text = '{"a":[1.5e-3,true,null,{"b":"x\\u00e9\\n"}],"c":{}}';
    const bytes = encoder.encode(text);
    const scanner = new JsonScanner(8);
    for (let end = 0; end < bytes.length; end++) {
      scanner.begin(bytes, 0, end);
      let kind = scanner.next();
      while (kind !== JSON_ERROR && kind !== JSON_END) kind = scanner.next();
      expect([end, scanner.fault]).toEqual([end, 'truncated']);
    }
  });

  it.each([
    ['{"a":1,}', 'malformed', 7],
    ['[1 2]', 'malformed', 3],
    ['{"a" 1}', 'malformed', 5],
    ['"a\u0001"', 'malformed', 2],
    ['"\\x"', 'malformed', 2],
    ['01', 'malformed', 1],
    ['nul!', 'malformed', 3],
    ['[[[[1]]]]', 'tooDeep', 3],
    ['{}{}', 'malformed', 2],
    ['', 'truncated', 0],
  ])('says where and why it stopped in %j', (text, fault, at) => {
    const scanner = new JsonScanner(3);
    const bytes = encoder.encode(text);
    scanner.begin(bytes, 0, bytes.length);
    let kind = scanner.next();
    while (kind !== JSON_ERROR && kind !== JSON_END) kind = scanner.next();
    expect({ fault: scanner.fault, at: scanner.faultAt }).toEqual({ fault, at });
    expect(scanner.next()).toBe(JSON_ERROR);
  });

  it('gives the range of a skipped container and keeps its key', () => {
    const text = '{"a":{"b":[1,{"c":2}]} ,"d":3}';
    const bytes = encoder.encode(text);
    const scanner = new JsonScanner(8);
    scanner.begin(bytes, 0, bytes.length);
    scanner.next();
    scanner.next();
    expect(scanner.skip()).toBe(true);
    expect(text.slice(scanner.valueStart, scanner.valueEnd)).toBe('{"b":[1,{"c":2}]}');
    expect(text.slice(scanner.keyStart, scanner.keyEnd)).toBe('a');
    scanner.next();
    expect(text.slice(scanner.keyStart, scanner.keyEnd)).toBe('d');
  });
});

describe('unescapeJson', () => {
  it('gives the UTF-8 of what JSON.parse gives, in place too', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text).slice(1, -1)),
      fc.constantFrom('\\u00e9', '\\ud83d\\ude00', '\\ud83d', '\\ude00', '\\/', '\\u0000'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const bytes = encoder.encode(text);
        const expected = encoder.encode(JSON.parse(`"${text}"`));
        const length = unescapeJson(bytes, 0, bytes.length, bytes);
        expect(bytes.subarray(0, length)).toEqual(expected);
      }),
    );
  });
});
