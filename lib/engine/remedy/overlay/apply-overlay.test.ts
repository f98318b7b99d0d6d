import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverlay } from './apply-overlay';
import { targetOf } from './overlay-target';

const apply = (document: object, ...actions: object[]) =>
  applyOverlay(document as never, actions.map((action) => ({ description: '', ...action })) as never);

describe('applying an overlay', () => {
  it('merges objects, replaces other members, and adds to a list that is the target', () => {
    const before = { a: { keep: 1, list: [1], text: 'x' }, tags: [{ name: 'one' }] };
    const { document, faults } = apply(
      before,
      { target: '$.a', update: { list: [2], text: 'y', more: { b: true } } },
      { target: '$.tags', update: { name: 'two' } },
    );
    expect(faults).toEqual([]);
    expect(document).toEqual({
      a: { keep: 1, list: [2], text: 'y', more: { b: true } },
      tags: [{ name: 'one' }, { name: 'two' }],
    });
    expect(before.a.text).toBe('x');
  });

  it('removes members, and of a list from its end', () => {
    const { document } = apply(
      { a: [1, 2, 3], b: { c: 1, d: 2 } },
      { target: '$.a[0,2]', remove: true },
      { target: '$.b.c', remove: true },
    );
    expect(document).toEqual({ a: [2], b: { d: 2 } });
  });

  it.each([
    [{ target: '$.none', update: {} }, 'selects nothing'],
    [{ target: '$.a[?', remove: true }, 'no JSONPath'],
    [{ target: '$.a', update: {} }, 'neither an object nor a list'],
    [{ target: '$', remove: true }, 'cannot be removed'],
  ])('says why it cannot do %j', (action, why) => {
    const { faults, document } = apply({ a: 'text' }, { target: '$', update: { b: 1 } }, action);
    expect(faults).toMatchObject([{ action: 1, why: expect.stringContaining(why) }]);
    expect(document).toEqual({ a: 'text', b: 1 });
  });

  it('takes `__proto__` for a name', () => {
    const update = JSON.parse('{"__proto__": {"polluted": true}}');
    const { document } = apply({}, { target: '$', update });
    expect(Object.hasOwn(document, '__proto__')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

it('names each place so that it alone is selected, whatever its keys hold', () => {
  const key = fc.string({ unit: 'grapheme', maxLength: 8 });
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.nat({ max: 2 }), (keys, position) => {
      const leaf: unknown[] = [{}, {}, {}];
      const document = keys.reduceRight<unknown>((inner, name) => ({ [name]: inner, other: {} }), leaf);
      fc.pre(keys.every((name) => name !== '__proto__' && name !== 'other'));
      const target = targetOf([...keys, position]);
      const { document: after, faults } = apply(document as object, { target, update: { found: 1 } });
      expect(faults).toEqual([]);
      const at = keys.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], after);
      expect((at as object[]).map((one) => 'found' in one)).toEqual([0, 1, 2].map((i) => i === position));
    }),
  );
});
