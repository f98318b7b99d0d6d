import { ByteReader, ByteWriter } from './bytes/byte-codec';
import { type Aggregate, createAggregate, mergeAggregate } from './fold/aggregate';
import { decodeAggregate, encodeAggregate } from './fold/aggregate-codec';
import { decodeLeaf, encodeLeaf } from './paths/leaf-codec';
import type { Leaf, PathTrie } from './paths/path-trie';

/** What one row keeps of an endpoint's traffic. `probes` is there to be counted; the API's own probes are the evidence. */
export interface StoredEvidence {
  documented: Aggregate | null;
  leaves: readonly Leaf<Aggregate>[];
  probes: Aggregate | null;
}

const CODEC = { encode: encodeAggregate, decode: decodeAggregate };

/** The same evidence always gives the same bytes. */
export function encodeEvidence({ documented, leaves, probes }: StoredEvidence): Uint8Array {
  const writer = new ByteWriter();
  for (const part of [documented, probes]) {
    writer.u8(part ? 1 : 0);
    if (part) encodeAggregate(writer, part);
  }
  writeLeaves(writer, leaves);
  return writer.finish();
}

/** Throws RangeError for bytes that `encodeEvidence` did not write. */
export function decodeEvidence(bytes: Uint8Array): StoredEvidence {
  const reader = new ByteReader(bytes);
  const documented = reader.u8() === 1 ? decodeAggregate(reader) : null;
  const probes = reader.u8() === 1 ? decodeAggregate(reader) : null;
  return { documented, probes, leaves: readLeaves(reader) };
}

/** All evidence of a row in one aggregate. */
export function sumEvidence({ documented, leaves, probes }: StoredEvidence): Aggregate {
  const sum = createAggregate();
  for (const part of [documented, ...leaves.map(({ payload }) => payload), probes])
    if (part) mergeAggregate(sum, part);
  return sum;
}

/** A trie's state with its leaves: all of them, or those that are not stored elsewhere. */
export function encodeTrie(
  trie: PathTrie<Aggregate>,
  leaves: readonly Leaf<Aggregate>[] = trie.leaves(),
): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes(trie.encodeState());
  writeLeaves(writer, leaves);
  return writer.finish();
}

/** Adds what `encodeTrie` wrote. */
export function restoreTrie(trie: PathTrie<Aggregate>, bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  trie.restoreState(reader.bytes());
  for (const leaf of readLeaves(reader)) trie.restore(leaf);
}

function writeLeaves(writer: ByteWriter, leaves: readonly Leaf<Aggregate>[]): void {
  const encoded = leaves.map((leaf) => {
    const own = new ByteWriter();
    encodeLeaf(own, leaf, CODEC);
    return own.finish();
  });
  encoded.sort(compareBytes);
  writer.varint(encoded.length);
  for (const bytes of encoded) writer.bytes(bytes);
}

function readLeaves(reader: ByteReader): Leaf<Aggregate>[] {
  return Array.from({ length: reader.varint() }, () => decodeLeaf(new ByteReader(reader.bytes()), CODEC));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}
