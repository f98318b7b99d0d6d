import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { diff } from '@/fixtures/specs/diff/diff-case';

const RUNS = 100;

const scalar = fc.oneof(
  fc.record(
    {
      type: fc.constant('string'),
      maxLength: fc.nat(9),
      pattern: fc.constant('^a'),
      description: fc.string(),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('integer', 'number'), minimum: fc.nat(9) }, { requiredKeys: ['type'] }),
  fc.record({ enum: fc.uniqueArray(fc.constantFrom('a', 'b', 1, null), { minLength: 1 }) }),
  fc.constant({ type: ['string', 'null'] }),
  fc.constantFrom('A', 'B', 'C').map((name) => ({ $ref: `#/components/schemas/${name}` })),
);
const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('id', 'name', '__proto__', 'a/b'), tie('schema')),
        required: fc.uniqueArray(fc.constantFrom('id', 'name')),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('schema') }),
  ),
}));
const parameter = fc.record(
  {
    in: fc.constantFrom('query', 'header', 'cookie'),
    name: fc.constantFrom('a', 'b', 'X-C'),
    required: fc.boolean(),
    schema,
  },
  { requiredKeys: ['in', 'name', 'schema'] },
);
const operation = fc.record(
  {
    operationId: fc.string(),
    deprecated: fc.boolean(),
    parameters: fc.array(parameter, { maxLength: 3 }),
    requestBody: schema.map((held) => ({ content: { 'application/json': { schema: held } } })),
    responses: schema.map((held) => ({ 200: { content: { 'application/json': { schema: held } } } })),
    security: fc.constantFrom([], [{}], [{ key: [] }], [{ key: ['x'] }, {}]),
  },
  { requiredKeys: ['responses'] },
);
const document = fc.record({
  openapi: fc.constantFrom('3.0.3', '3.1.0'),
  info: fc.record({ title: fc.string(), version: fc.constant('1') }),
  servers: fc.constantFrom([], [{ url: 'https://a.example/v1' }]),
  paths: fc.dictionary(
    fc.constantFrom('/a', '/a/{x}', '/b'),
    fc.dictionary(fc.constantFrom('get', 'post'), operation),
  ),
  components: fc.record({ schemas: fc.record({ A: schema, B: schema, C: schema }) }),
});

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

/** Every schema of every operation behind a reference to a component of its own. */
function referred(held: object): object {
  const copy = structuredClone(held) as { paths: object; components: { schemas: Record<string, unknown> } };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      visit(member);
      if (key !== 'schema' || typeof member !== 'object') continue;
      const name = `S${Object.keys(copy.components.schemas).length}`;
      copy.components.schemas[name] = member;
      Object.assign(value, { schema: { $ref: `#/components/schemas/${name}` } });
    }
  };
  visit(copy.paths);
  return copy;
}

const NOTHING = { changes: [], failed: [] };

function outcomeOf(before: string | object, after: string | object) {
  const { changes, notes } = diff(before, after);
  return { changes, failed: notes.filter(({ revision }) => revision === null) };
}

describe('nothing changes between a document and', () => {
  it.each([
    ['itself', (held: object) => held],
    ['its keys in another order', (held: object) => reversed(held) as object],
    ['its text as YAML', (held: object) => dump(held, { noRefs: true })],
    ['its schemas behind references', referred],
  ])('%s', (_, turn) => {
    fc.assert(
      fc.property(document, (held) => {
        const plain: object = JSON.parse(JSON.stringify(held));
        expect(outcomeOf(plain, turn(plain))).toEqual(NOTHING);
        expect(outcomeOf(turn(plain), plain)).toEqual(NOTHING);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('any two documents', () => {
  const ordered = ({ changes }: ReturnType<typeof diff>) =>
    changes.map(({ id, path, method }) => [path, method, id]);

  it('have the same changes whatever the order of keys', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const [old, now] = [before, after].map((held) => JSON.parse(JSON.stringify(held)) as object) as [
          object,
          object,
        ];
        const found = diff(old, now);
        expect(found.isComplete).toBe(true);
        expect(ordered(diff(reversed(old) as object, reversed(now) as object))).toEqual(ordered(found));
      }),
      { numRuns: RUNS },
    );
  });

  it('have places that exist in them', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const [old, now] = [before, after].map((held) => JSON.parse(JSON.stringify(held))) as [
          object,
          object,
        ];
        for (const change of diff(old, now).changes) {
          expect(change.before ?? change.after).not.toBeNull();
          if (change.before) expect(at(old, change.before.pointer), change.text).not.toBe(MISSING);
          if (change.after) expect(at(now, change.after.pointer), change.text).not.toBe(MISSING);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

const MISSING = Symbol('missing');

function at(document: unknown, pointer: string): unknown {
  let value = document;
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return MISSING;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
