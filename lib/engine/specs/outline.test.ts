import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bytesOf, readDocument } from '@/fixtures/specs/read-document';

const METHODS = ['get', 'put', 'post', 'delete'];

const tricky = fc.oneof(
  fc.constantFrom(
    'a',
    '{id}',
    'ü',
    'a"b',
    'back\\slash',
    'a: b',
    '#x',
    'get',
    '- x',
    "it's",
    '{',
    '}',
    '[',
    ',',
  ),
  fc.string({ maxLength: 8 }),
);
const document = fc
  .uniqueArray(fc.tuple(tricky, fc.subarray(METHODS, { minLength: 1 }), tricky), {
    maxLength: 8,
    selector: ([path]) => path,
  })
  .map((items) => ({
    components: { schemas: { paths: { description: '"paths": {' } } },
    openapi: '3.1.0',
    info: { title: 'paths', 'x-note': ['{', '"', '\\'] },
    paths: Object.fromEntries(
      items.map(([path, methods, text]) => [
        `/${path.replace(/[?#]/g, '')}`,
        {
          description: text,
          ...Object.fromEntries(
            methods.map((method) => [method, { summary: text, description: `${text}\n get: x` }]),
          ),
        },
      ]),
    ),
  }));

/** Lines of the method keys, from a text in which each key of these depths stands on a line of its own. */
function methodLines(text: string, indent: string): number[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      new RegExp(`^${indent}"?(get|put|post|delete)"?:`).test(line) ? [index + 1] : [],
    );
}

describe('the line of an operation', { timeout: 60_000 }, () => {
  it('is that of its method key in indented JSON', () => {
    fc.assert(
      fc.property(document, (value) => {
        const text = JSON.stringify(value, null, 2);
        expect(readDocument(text).operations.map(({ line }) => line)).toEqual(methodLines(text, ' {6}'));
      }),
    );
  });

  it('is that of its method key in YAML, block and flow', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(undefined, 120), (value, lineWidth) => {
        const text = dump(value, { lineWidth: lineWidth ?? -1, noRefs: true });
        expect(readDocument(text, 'a.yaml').operations.map(({ line }) => line)).toEqual(
          methodLines(text, ' {4}'),
        );
      }),
    );
  });

  it('is 1 in a document of one line', () => {
    fc.assert(
      fc.property(document, (value) => {
        for (const { line } of readDocument(JSON.stringify(value)).operations) expect(line).toBe(1);
      }),
    );
  });

  const lines = [
    'openapi: 3.0.0',
    'paths:',
    '  /a:',
    '    # comment',
    '    get: {}',
    '    "put":',
    '      summary: x',
  ];

  it.each([
    ['line feeds', lines.join('\n')],
    ['CRLF', lines.join('\r\n')],
    ['a byte order mark', `\ufeff${lines.join('\n')}`],
  ])('counts %s', (_, text) => {
    expect(readDocument(text, 'a.yaml').operations.map(({ line }) => line)).toEqual([5, 6]);
  });

  it('counts CRLF and a byte order mark in JSON', () => {
    const text = '\ufeff{\r\n"openapi": "3.0.0",\r\n"paths": {\r\n"/a": {\r\n"get": {}}}}';
    expect(readDocument(text).operations[0]?.line).toBe(5);
  });

  it('is right in UTF-16', () => {
    const text = '{\n"openapi": "3.0.0",\n"info": {"title": "ü"},\n"paths": {\n"/a": {\n"get": {}}}}';
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ]) {
      const read = readDocument(new Uint8Array(bytes));
      expect(read.title).toBe('ü');
      expect(read.operations[0]?.line).toBe(6);
    }
  });

  it('follows YAML anchors and merge keys to where the text is', () => {
    const text =
      'openapi: 3.0.0\nx-item: &item\n  get: { summary: shared }\npaths:\n  /a: *item\n  /b:\n    <<: *item\n    put: {}\n';
    expect(readDocument(text, 'a.yaml').operations.map(({ method, line }) => `${method} ${line}`)).toEqual([
      'GET 3',
      'GET 6',
      'PUT 8',
    ]);
  });

  it('is found for JSON that stands inside YAML', () => {
    const text = '---\n{ "openapi": "3.0.0",\n  "paths": {\n    "/a": {\n      "get": {} } } }\n';
    expect(readDocument(bytesOf(text), 'a.yaml').operations[0]?.line).toBe(5);
  });
});
