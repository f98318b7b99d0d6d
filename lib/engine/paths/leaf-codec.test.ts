import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { decodeLeaf, encodeLeaf, type PayloadCodec } from './leaf-codec';
import { type Leaf, PathTrie } from './path-trie';

const NOTHING = { create: (): null => null, merge: (): void => {} };
const CODEC: PayloadCodec<null> = { encode: () => {}, decode: () => null };

function routeLeaf(route: string): Leaf<null> {
  const trie = new PathTrie<null>(NOTHING, { seed: 3 });
  const bytes = Buffer.from(route);
  trie.insertTemplate(bytes, 0, bytes.length, 0);
  return trie.leaves()[0] as Leaf<null>;
}

function roundTrip(leaf: Leaf<null>): Leaf<null> {
  const writer = new ByteWriter();
  encodeLeaf(writer, leaf, CODEC);
  return decodeLeaf(new ByteReader(writer.finish()), CODEC);
}

it.each(['/users/{uid}/posts/:post', '/users/{uid}/posts/{}', '/users/{}', '/users/me'])(
  'reads back %s',
  (route) => {
    const leaf = routeLeaf(route);
    expect(roundTrip(leaf)).toEqual({ ...leaf, index: -1 });
  },
);

it.each(['two words', '4u', 'a'.repeat(41)])('takes %s for no name of a parameter', (name) => {
  expect(() => roundTrip({ ...routeLeaf('/users/{uid}'), names: ['', name] })).toThrow(RangeError);
});
