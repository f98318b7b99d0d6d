import { SipHash } from './sip-hash';

/** The keys of the engine's hashes, and no others: all of the deployment's secrets that a worker thread is given. */
export interface HashKeys {
  /** Of the hashes that choose what is kept. */
  seed: number;
  /** 16 bytes. */
  fingerprintKey: Uint8Array;
}

/** The engine's hashes under these keys: intakes with equal keys can be merged. */
export function engineHashes({ seed, fingerprintKey }: HashKeys): {
  seed: number;
  /** 48 bits: enough to tell callers apart, useless without the key. */
  fingerprint(bytes: Uint8Array, start: number, end: number): number;
} {
  const sipHash = new SipHash(fingerprintKey);
  return { seed, fingerprint: (bytes, start, end) => sipHash.hash48(bytes, start, end) };
}
