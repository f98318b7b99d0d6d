/**
 * 32-bit hash of `bytes[start, end)`, seeded. MurmurHash3's mixing over single bytes: short keys, no allocation.
 * The seed keeps a sender from choosing names that collide.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = seed | 0;
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return finish(hash ^ (end - start));
}

/** MurmurHash3's finaliser: every input bit reaches every output bit. */
export function finish(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
