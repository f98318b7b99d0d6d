import type { ApiFold } from './api-fold';
import { ByteReader, ByteWriter } from './bytes/byte-codec';
import { encodeTrie, restoreTrie } from './evidence-codec';
import { decodeAggregate, encodeAggregate } from './fold/aggregate-codec';
import type { Skips } from './skips';

/** What one of several readers made of its share of a file. It can cross threads and processes. */
export interface IntakePart {
  counted: number;
  skips: Skips;
  /** Written by `encodeFolds`. */
  folds: Uint8Array<ArrayBuffer>;
}

/** Folds by name of their API, as bytes that `decodeFolds` reads. */
export function encodeFolds(folds: ReadonlyMap<string, ApiFold>): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.varint(folds.size);
  for (const [api, fold] of folds) {
    writer.text(api);
    writeFold(writer, fold);
  }
  return writer.finish();
}

/** One fold after another, so that only one is held beside what it is merged into. Throws RangeError for other bytes. */
export function* decodeFolds(
  bytes: Uint8Array,
  create: (api: string) => ApiFold,
): Generator<[api: string, fold: ApiFold]> {
  const reader = new ByteReader(bytes);
  for (let left = reader.varint(); left > 0; left--) {
    const api = reader.text();
    const fold = create(api);
    readFold(reader, fold);
    yield [api, fold];
  }
}

function writeFold(writer: ByteWriter, { documented, hosts, trie, probes }: ApiFold): void {
  writer.varint(documented.size);
  for (const [endpoint, aggregate] of documented) {
    writer.text(endpoint);
    encodeAggregate(writer, aggregate);
  }
  writer.varint(hosts.size);
  for (const [name, { requests, firstMs, lastMs }] of hosts) {
    writer.text(name);
    writer.varint(requests);
    writer.f64(firstMs);
    writer.f64(lastMs);
  }
  writer.bytes(encodeTrie(trie));
  writer.bytes(encodeTrie(probes));
}

function readFold(reader: ByteReader, fold: ApiFold): void {
  for (let left = reader.varint(); left > 0; left--) {
    const endpoint = reader.text();
    fold.documented.set(endpoint, decodeAggregate(reader));
  }
  for (let left = reader.varint(); left > 0; left--) {
    const tally = fold.hosts.of(reader.text());
    Object.assign(tally, { requests: reader.varint(), firstMs: reader.f64(), lastMs: reader.f64() });
  }
  restoreTrie(fold.trie, reader.bytes());
  restoreTrie(fold.probes, reader.bytes());
}
