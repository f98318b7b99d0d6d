import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { inferTemplates } from './infer-templates';
import { decodeLeaf, encodeLeaf } from './leaf-codec';
import { PathTrie } from './path-trie';

interface Tally {
  count: number;
}
const TALLY = {
  create: (): Tally => ({ count: 0 }),
  merge: (into: Tally, from: Tally): void => {
    into.count += from.count;
  },
};
const CODEC = {
  encode: (writer: ByteWriter, { count }: Tally): void => writer.varint(count),
  decode: (reader: ByteReader): Tally => ({ count: reader.varint() }),
};
const encoder = new TextEncoder();
const MOST_BYTES = 2 * 2 ** 20;

function createTrie(): PathTrie<Tally> {
  return new PathTrie(TALLY, { seed: 21 });
}

function visit(trie: PathTrie<Tally>, path: string, method = 0): void {
  const bytes = encoder.encode(path);
  trie.insert(bytes, 0, bytes.length, method).count++;
}

/** Whole numbers below a bound, the same ones every time (Numerical Recipes' generator). */
function numbers(): (below: number) => number {
  let state = 12345;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Milliseconds: a million inserts take one second on a machine of its own. */
const PATIENCE = 60_000;

describe('hostile paths', { timeout: PATIENCE }, () => {
  it('cost bounded memory, a million of them, and the honest API survives beside them', () => {
    const trie = createTrie();
    const next = numbers();
    for (let i = 0; i < 1_000_000; i++) {
      let path = '';
      for (let depth = 1 + next(5); depth > 0; depth--)
        path += `/q${String.fromCharCode(97 + next(26), 97 + next(26))}x${next(900)}`;
      visit(trie, path, next(6));
      if (i % 1000 === 0)
        for (const honest of ['/users', `/users/${next(1e6)}`, '/orders/search']) visit(trie, honest);
    }
    expect(trie.byteSize).toBeLessThan(MOST_BYTES);
    const keys = inferTemplates(trie).endpoints.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['/users', '/users/{}', '/orders/search']));
  });

  it('cost bounded memory when they are made of known words, in every method', () => {
    const trie = createTrie();
    const next = numbers();
    const words =
      'users orders items search status admin files groups events tokens teams jobs tags lists images'.split(
        ' ',
      );
    for (let i = 0; i < 300_000; i++) {
      let path = '';
      for (let depth = 1 + next(12); depth > 0; depth--) path += `/${words[next(words.length)]}`;
      visit(trie, path, next(20));
    }
    expect(trie.byteSize).toBeLessThan(MOST_BYTES);
    expect(trie.leafStore.size).toBeLessThan(30_000);
    expect(trie.leaves().reduce((sum, { payload }) => sum + payload.count, 0)).toBe(300_000);
  });

  it.each([
    ['nothing', ''],
    ['a slash', '/'],
    ['slashes', '//////'],
    ['a thousand tokens', '/a'.repeat(1000)],
    ['an endless segment', `/${'a'.repeat(8192)}`],
    ['broken escapes', '/%/%z/%zz/%E4%'],
    ['escaped everything', '/%00/%2F/%2e%2e/%ff'],
    ['bytes that are no text', '/\u0000\u0007/\u00ff'],
    ['names of the language', '/__proto__/constructor/toString'],
    ['braces', '/{id}/{}/:x/*'],
    ['a query', '/a?b=c#d'],
  ])('of %s are counted, found again, written and read back', (_name, path) => {
    const trie = createTrie();
    visit(trie, path);
    visit(trie, path);
    const bytes = encoder.encode(path);
    expect(trie.locate(bytes, 0, bytes.length, 0)?.payload.count).toBe(2);
    expect(inferTemplates(trie).endpoints).toHaveLength(1);
    const again = createTrie();
    for (const leaf of trie.leaves()) {
      const writer = new ByteWriter();
      encodeLeaf(writer, leaf, CODEC);
      again.restore(decodeLeaf(new ByteReader(writer.finish()), CODEC));
    }
    again.restoreState(trie.encodeState());
    expect(again.leaves()).toEqual(trie.leaves());
    expect(again.encodeState()).toEqual(trie.encodeState());
  });

  it('leave a corrupt row an error, never a leaf', () => {
    const trie = createTrie();
    visit(trie, '/users/42/orders');
    const writer = new ByteWriter();
    encodeLeaf(writer, trie.leaves()[0] as never, CODEC);
    const bytes = writer.finish();
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeLeaf(new ByteReader(bytes.subarray(0, length)), CODEC)).toThrow(RangeError);
    }
    expect(() => trie.restoreState(new Uint8Array(5))).toThrow(RangeError);
  });
});
