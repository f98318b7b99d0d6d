import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOW } from '@/testing/exchange-lines';
import { judgeFiles } from '@/testing/judged-files';
import { AUTHENTICATION } from '@/testing/patches/authentication';
import { CONTENTS } from '@/testing/patches/contents';
import { INVENTORY } from '@/testing/patches/inventory';
import { patchOne } from '@/testing/patches/patch-one';
import { SECURITY_SCHEMES } from '@/testing/patches/security-schemes';

const SCENARIOS = [...INVENTORY, ...AUTHENTICATION, ...SECURITY_SCHEMES, ...CONTENTS];

/** What may stand anywhere in a document that somebody else wrote. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    '',
    [],
    {},
    [null],
    'http://x',
    [[]],
    { type: 7 },
    { properties: [] },
  ),
  fc
    .constantFrom(
      '#/paths',
      '#/',
      '#',
      '#/components/schemas/User',
      '#/a%zz/~1',
      'other.yaml#/x',
      '#/paths/~1things/get',
    )
    .map(($ref) => ({ $ref })),
  fc
    .constantFrom('__proto__', "it's", 'a"b', 'constructor', '\\', '\u2028')
    .map((name) => JSON.parse(`{${JSON.stringify(name)}: {}}`)),
);

/** The document with a few of its values replaced, by their number in the order of a walk. */
function withOdd(document: object, changes: readonly (readonly [number, unknown])[]): object {
  let at = 0;
  const by = new Map(changes);
  const walk = (value: unknown): unknown => {
    const change = by.get(at++);
    if (change !== undefined && at > 1) return change;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]));
  };
  return walk(document) as object;
}

it('writes what can be applied, or says why not, whatever a document holds', () => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 5, max: 70 }), odd), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...SCENARIOS), changes, ({ rule: _, name: __, ...files }, made) => {
      const broken = { ...files, specs: files.specs.map((one) => withOdd(one, made)) };
      const before = judgeFiles(broken, NOW);
      for (const finding of before.findings) {
        const { files: after, because } = patchOne(before, broken, finding, NOW);
        for (const reason of because) expect(reason).toMatch(/\.$/);
        judgeFiles(after, NOW);
      }
    }),
    { numRuns: 300 },
  );
});
