import { ApiFold } from '@/lib/engine/api-fold';
import { ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { hashBytes } from '@/lib/engine/bytes/hash';
import { encodeTrie } from '@/lib/engine/evidence-codec';
import { encodeAggregate } from '@/lib/engine/fold/aggregate-codec';

/** What every intake of the tests is made with. */
export const KEYS = {
  seed: 42,
  fingerprint: (bytes: Uint8Array, start: number, end: number): number =>
    hashBytes(bytes, start, end, 1) * 65536 + (hashBytes(bytes, start, end, 2) & 65535),
};

/** All that a fold holds, as text that is equal when the folds are. */
export function describeFold(fold: ApiFold): Record<string, string> {
  const parts: Record<string, string> = {
    trie: toHex(encodeTrie(fold.trie)),
    probes: toHex(encodeTrie(fold.probes)),
  };
  for (const [host, tally] of fold.hosts) parts[`host ${host}`] = JSON.stringify(tally);
  for (const [endpoint, aggregate] of fold.documented) {
    const writer = new ByteWriter();
    encodeAggregate(writer, aggregate);
    parts[`operation ${endpoint}`] = toHex(writer.finish());
  }
  return parts;
}

/** Every fold by name of its API. */
export function describeFolds(folds: ReadonlyMap<string, ApiFold>): Record<string, Record<string, string>> {
  return Object.fromEntries([...folds].map(([api, fold]) => [api, describeFold(fold)]));
}

/** Adds `from` to `into`, as workers' results are added up. `from` stays as it is. */
export function mergeFolds(
  into: Map<string, ApiFold>,
  from: ReadonlyMap<string, ApiFold>,
  pinnedWords: (api: string) => readonly string[] = () => [],
): void {
  for (const [api, fold] of from) {
    const known = into.get(api) ?? new ApiFold(KEYS.seed, pinnedWords(api));
    known.merge(fold);
    into.set(api, known);
  }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
