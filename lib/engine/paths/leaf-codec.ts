import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { LONGEST_NAME } from './observed-route';
import { MAX_TOKENS } from './path-tokens';
import type { Leaf } from './path-trie';

/** How a payload is written and read back. */
export interface PayloadCodec<T> {
  encode(writer: ByteWriter, payload: T): void;
  decode(reader: ByteReader): T;
}

const ROUTE = 1;
/** A route with a name for one parameter or more. */
const NAMED = 2;
const NAME = /^([A-Za-z_][A-Za-z0-9_-]*)?$/;
const FLAGS = new Set([0, ROUTE, ROUTE | NAMED]);
const MOST_METHODS = 32;

/** Writes a leaf with its path, so that the leaves of a trie, in any order, rebuild it. Indices are not kept. */
export function encodeLeaf<T>(
  writer: ByteWriter,
  leaf: Omit<Leaf<T>, 'index'>,
  codec: PayloadCodec<T>,
): void {
  const isNamed = leaf.isRoute && leaf.names.some((name) => name !== '');
  writer.u8((leaf.isRoute ? ROUTE : 0) | (isNamed ? NAMED : 0));
  writer.u8(leaf.method);
  writer.varint(leaf.requests);
  writer.varint(leaf.tokens.length);
  for (const [i, token] of leaf.tokens.entries()) {
    writer.varint(token === null ? 2 * (leaf.masks[i] ?? 0) + 1 : 0);
    if (token !== null) writer.text(token);
    else if (isNamed) writer.text(leaf.names[i] ?? '');
  }
  codec.encode(writer, leaf.payload);
}

/** Reads what `encodeLeaf` wrote; `index` is -1. Throws RangeError on anything else. */
export function decodeLeaf<T>(reader: ByteReader, codec: PayloadCodec<T>): Leaf<T> {
  const flags = reader.u8();
  const method = reader.u8();
  const requests = reader.varint();
  const count = reader.varint();
  if (!FLAGS.has(flags) || method >= MOST_METHODS || count > MAX_TOKENS) throw new RangeError('Not a leaf');
  const tokens: (string | null)[] = [];
  const masks: number[] = [];
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    const kind = reader.varint();
    if (kind > 0x1ffff || (kind !== 0 && kind % 2 === 0)) throw new RangeError('Not a leaf');
    tokens.push(kind === 0 ? reader.text() : null);
    masks.push(kind === 0 ? 0 : (kind - 1) / 2);
    const name = kind !== 0 && (flags & NAMED) !== 0 ? reader.text() : '';
    if (name.length > LONGEST_NAME || !NAME.test(name)) throw new RangeError('Not a leaf');
    if (flags !== 0) names.push(name);
  }
  return {
    index: -1,
    method,
    requests,
    tokens,
    masks,
    names,
    isRoute: flags !== 0,
    payload: codec.decode(reader),
  };
}
