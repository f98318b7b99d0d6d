import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Leaf, PathTrie, type TrieOptions } from './path-trie';

interface Tally {
  count: number;
}
const TALLY = {
  create: (): Tally => ({ count: 0 }),
  merge: (into: Tally, from: Tally): void => {
    into.count += from.count;
  },
};
const encoder = new TextEncoder();

interface Visit {
  path: string;
  method: number;
  isRoute?: boolean;
}

function visit(trie: PathTrie<Tally>, { path, method, isRoute }: Visit): void {
  const bytes = encoder.encode(path);
  const payload = isRoute
    ? trie.insertTemplate(bytes, 0, bytes.length, method)
    : trie.insert(bytes, 0, bytes.length, method);
  if (payload) payload.count++;
}

function build(visits: readonly Visit[], options: Partial<TrieOptions> = {}): PathTrie<Tally> {
  const trie = new PathTrie(TALLY, { seed: 7, ...options });
  for (const entry of visits) visit(trie, entry);
  return trie;
}

function lines(leaves: readonly Leaf<Tally>[]): string[] {
  return leaves
    .map(
      ({ tokens, masks, names, method, requests, payload, isRoute }) =>
        `${isRoute ? 'R' : 'P'} ${method} ${JSON.stringify(tokens)} ${masks.join()} ${names.join()} ${requests} ${payload.count}`,
    )
    .sort();
}

/** All that a trie's future depends on. */
function portrait(trie: PathTrie<Tally>): unknown {
  return { leaves: lines(trie.leaves()), state: [...trie.encodeState()], nodes: trie.nodes.size };
}

const segment = fc.oneof(
  fc.constantFrom('users', 'orders', 'search', 'me', 'items', 'status', 'admin'),
  fc.constantFrom('qua', 'zek', 'vom', 'pli', 'dru', 'wix', 'gno', 'hap', 'jub', 'kif', 'lor'),
  fc.nat(99).map((number) => `w${'abcdefghij'[number % 10]}${'klmnopqrst'[Math.floor(number / 10)]}`),
  fc.constantFrom(
    '1',
    '42',
    'true',
    'a@b.co',
    '',
    '2024-01-31',
    'x:cancel',
    '550e8400-e29b-41d4-a716-446655440000',
  ),
);
const arbitraryVisit: fc.Arbitrary<Visit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      path: fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
      method: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      path: fc
        .array(fc.oneof(segment, fc.constantFrom('{id}', ':uid', '{}')), { minLength: 1, maxLength: 4 })
        .map((parts) => `/${parts.join('/')}`),
      method: fc.nat(2),
      isRoute: fc.constant(true),
    }),
  },
);
const options = fc.record({
  childCaps: fc.constantFrom(
    [3, 2, 1],
    [2, 1, 1],
    [4, 0, 0],
    [1, 1, 0],
    [6, 3, 2],
    [16, 12, 9],
    [40, 30, 20],
  ),
  nodeBudget: fc.constantFrom(4, 12, 40, 100, 1000),
  pinned: fc.constantFrom([], ['qua', 'zek']),
});

describe('PathTrie', () => {
  it('is the same for every order of its input', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryVisit, { maxLength: 160 }),
        options,
        fc.infiniteStream(fc.nat()),
        (visits, caps, picks) => {
          const shuffled = [...visits];
          for (let i = shuffled.length - 1; i > 0; i--) {
            const j = (picks.next().value as number) % (i + 1);
            [shuffled[i], shuffled[j]] = [shuffled[j] as Visit, shuffled[i] as Visit];
          }
          expect(portrait(build(shuffled, caps))).toEqual(portrait(build(visits, caps)));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps the shape of a word that the path which meets it again folds', () => {
    const visits: Visit[] = [
      { path: '/2024-01-31', method: 0 },
      { path: '/2024-01-31/wak', method: 0 },
      { path: '/{id}', method: 0, isRoute: true },
    ];
    const caps = { childCaps: [3, 2, 1], nodeBudget: 4 };
    const orders = [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const order of orders) {
      const shuffled = order.map((i) => visits[i] as Visit);
      expect(portrait(build(shuffled, caps))).toEqual(portrait(build(visits, caps)));
    }
  });

  it('is the same however its input is split over tries and merged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(arbitraryVisit, { maxLength: 60 }), { minLength: 2, maxLength: 4 }),
        options,
        (parts, caps) => {
          const whole = portrait(build(parts.flat(), caps));
          const left = build([], caps);
          for (const part of parts) left.merge(build(part, caps));
          const right = parts
            .map((part) => build(part, caps))
            .reduceRight((tail, head) => {
              head.merge(tail);
              return head;
            });
          expect(portrait(left)).toEqual(whole);
          expect(portrait(right)).toEqual(whole);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is rebuilt by its leaves and its state, and goes on as if nothing had happened', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryVisit, { maxLength: 120 }),
        fc.array(arbitraryVisit, { maxLength: 15 }),
        options,
        fc.boolean(),
        (visits, later, caps, isStateFirst) => {
          const trie = build(visits, caps);
          const again = build([], caps);
          if (isStateFirst) again.restoreState(trie.encodeState());
          for (const leaf of trie.leaves().reverse()) again.restore(leaf);
          if (!isStateFirst) again.restoreState(trie.encodeState());
          expect(portrait(again)).toEqual(portrait(trie));
          for (const entry of later) visit(trie, entry);
          for (const entry of later) visit(again, entry);
          expect(portrait(again)).toEqual(portrait(trie));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('finds for every path the leaf that counted it', () => {
    fc.assert(
      fc.property(fc.array(arbitraryVisit, { maxLength: 160 }), options, (visits, caps) => {
        const trie = build(visits, caps);
        const found = new Map<number, number>();
        for (const { path, method, isRoute } of visits) {
          const bytes = encoder.encode(path);
          const leaf = isRoute
            ? trie.locateTemplate(bytes, 0, bytes.length, method)
            : trie.locate(bytes, 0, bytes.length, method);
          if (leaf) found.set(leaf.index, (found.get(leaf.index) ?? 0) + 1);
        }
        for (const leaf of trie.leaves()) expect(found.get(leaf.index)).toBe(leaf.payload.count);
      }),
      { numRuns: 300 },
    );
  });

  it.each([60, 200, 700])(
    'is the same for every order when a budget of %i tightens thousands of wide paths',
    (nodeBudget) => {
      let state = 1;
      const next = (below: number): number => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return (state >>> 8) % below;
      };
      const visits = Array.from({ length: 4000 }, (): Visit => {
        const parts = Array.from(
          { length: 2 + next(4) },
          (_, depth) => `x${String.fromCharCode(97 + next(26))}${next(depth + 2)}q`,
        );
        return { path: `/${parts.join('/')}`, method: next(2) };
      });
      const whole = build(visits, { nodeBudget });
      expect(whole.level).toBeGreaterThan(0);
      expect(portrait(build([...visits].reverse(), { nodeBudget }))).toEqual(portrait(whole));
      const parts = [0, 1, 2].map((part) =>
        build(
          visits.filter((_, i) => i % 3 === part),
          { nodeBudget },
        ),
      );
      const merged = build([], { nodeBudget });
      for (const part of parts) merged.merge(part);
      expect(portrait(merged)).toEqual(portrait(whole));
    },
  );
});
