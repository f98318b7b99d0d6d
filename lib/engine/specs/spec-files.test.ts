import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldTexts, namesOf, operationOf, readDocument, readUpload } from '@/fixtures/specs/read-document';

const SPLIT = path.join(import.meta.dirname, '../../../fixtures/specs/split');

function splitFiles(): Record<string, Uint8Array> {
  const names = readdirSync(SPLIT, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(SPLIT, file).split(path.sep).join('/'), readFileSync(file)];
    }),
  );
}

function documentOf(outcome: ReturnType<typeof readUpload>) {
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.notes));
  return outcome.document;
}

describe('a spec in several files', () => {
  const document = documentOf(readUpload('openapi.yaml', splitFiles()));

  it('is read as one', () => {
    expect(document.notes).toEqual([]);
    expect(namesOf(document)).toEqual([
      'GET /users/{userId}',
      'DELETE /users/{userId}',
      'POST /orders',
      'GET /orders/{id}',
    ]);
  });

  it('keeps the file and line in which each operation stands', () => {
    const lines = document.operations.map(({ file, line }) => `${file ?? ''}:${line}`);
    expect(lines).toEqual(['paths/user.yaml:4', 'paths/user.yaml:12', 'paths/orders.yaml:2', ':9']);
  });

  it('resolves references against the file that holds them, around a cycle', () => {
    expect(fieldTexts(operationOf(document, 'GET /users/{userId}'))).toEqual([
      'path userId:string:uuid!',
      'response id:string:uuid!',
      'response manager:object',
      'response orders:array',
      'response orders[].total:number',
      'response orders[].buyer:object',
    ]);
  });

  it('resolves security schemes', () => {
    expect(document.operations[0]?.security).toEqual([
      [{ scheme: 'key', kind: 'apiKey', in: 'header', name: 'X-Key', scopes: [] }],
    ]);
  });
});

describe('a reference', () => {
  const withRef = (ref: string, files: Record<string, string | object> = {}) => {
    const text = `{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"x":{"schema":\n{"$ref":${JSON.stringify(ref)}}}}}}}}},
"components":{"schemas":{"a b/c~d":{"properties":{"ok":true}},"Named":{"$anchor":"here","properties":{"ok":true}},
"Link":{"$ref":"#/components/schemas/Named"},"Loop":{"$ref":"#/components/schemas/Pool"},"Pool":{"$ref":"#/components/schemas/Loop"}}}}`;
    return documentOf(readUpload('dir/main.json', { 'dir/main.json': text, ...files }));
  };
  const schema = { properties: { ok: true } };

  it.each([
    ['#/components/schemas/Named', {}],
    ['#/components/schemas/a%20b~1c~0d', {}],
    ['#/components/schemas/Link', {}],
    ['#here', {}],
    ['main.json#/components/schemas/Named', {}],
    ['other.json', { 'dir/other.json': schema }],
    ['./other.json#', { 'dir/other.json': schema }],
    ['../top.json#/defs/0', { 'top.json': { defs: [schema] } }],
    ['sub/./x/../other.json', { 'dir/sub/other.json': schema }],
    ['my%20file.json', { 'dir/my file.json': schema }],
    ['sub\\other.json', { 'dir/sub/other.json': schema }],
    [
      'https://api.example.com/specs/other.json#/a',
      {
        'dir/third.yaml': '$self: https://api.example.com/specs/other.json\na: { properties: { ok: true } }',
      },
    ],
    [
      'link.json#/through/properties/inner',
      { 'dir/link.json': { through: { $ref: '#/real' }, real: { properties: { inner: schema } } } },
    ],
  ])('%s is followed', (ref, files) => {
    const document = withRef(ref, files as Record<string, string | object>);
    expect(document.notes).toEqual([]);
    expect(fieldTexts(operationOf(document, 'GET /a'))).toEqual(['response ok:any']);
  });

  it.each([
    ['https://example.com/schema.json', 'network'],
    ['http://169.254.169.254/latest', 'network'],
    ['//example.com/x.json', 'network'],
    ['file:///etc/passwd', 'outside the upload'],
    ['/etc/passwd', 'outside the upload'],
    ['C:\\Windows\\win.ini', 'outside the upload'],
    ['../../etc/passwd', 'climbs out'],
    ['%2e%2e/%2e%2e/etc/passwd', 'climbs out'],
    ['missing.json', 'not in the upload'],
    ['broken.json', 'not in the upload'],
    ['#/components/schemas/None', 'leads to nothing'],
    ['#/components/schemas/Loop', 'back to itself'],
    ['#nowhere', 'anchor'],
    ['#/components/schemas/toString', 'leads to nothing'],
    ['link.json#/through/x', 'leads to nothing'],
  ])('%s is not, and the note has its line', (ref, why) => {
    const document = withRef(ref, {
      'dir/broken.json': '{',
      'dir/link.json': { through: { $ref: '#/through' } },
    });
    const note = document.notes.find(({ message }) => message.includes(`"${ref}"`));
    expect(note?.message).toContain(why);
    expect(note?.line).toBe(2);
    expect(operationOf(document, 'GET /a').fields).toEqual([]);
  });

  it('that leads nowhere is noted once however often it is used', () => {
    const schemas = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { $ref: '#/gone' }]));
    const document = readDocument({
      openapi: '3.0.0',
      paths: {
        '/a': { get: { responses: { 200: { content: { x: { schema: { properties: schemas } } } } } } },
      },
    });
    expect(document.notes).toHaveLength(1);
  });

  it('in place of a path item yields to the keys beside it', () => {
    const document = readDocument({
      openapi: '3.1.0',
      paths: { '/a': { $ref: '#/components/pathItems/shared', get: { summary: 'own' } } },
      components: { pathItems: { shared: { get: { summary: 'shared' }, put: { summary: 'shared' } } } },
    });
    expect(document.operations.map(({ method, summary }) => `${method} ${summary}`)).toEqual([
      'GET own',
      'PUT shared',
    ]);
  });
});
