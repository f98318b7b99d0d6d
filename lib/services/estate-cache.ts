import type { Db } from '@/lib/data/client';
import { readEstateVersion } from '@/lib/data/estate';

/**
 * Keeps the last `size` things that were computed from one version of the estate, by a key; all of them go when the
 * estate changes.
 */
export class EstateCache<T> {
  private readonly size: number;
  private version = -1n;
  private kept = new Map<string, Promise<T>>();

  constructor(size: number) {
    this.size = size;
  }

  async get(db: Db, key: string, compute: () => Promise<T>): Promise<T> {
    const version = await readEstateVersion(db);
    if (this.version !== version) {
      this.version = version;
      this.kept = new Map();
    }
    const { kept } = this;
    let found = kept.get(key);
    if (found) {
      kept.delete(key);
    } else {
      found = compute();
      found.catch(() => kept.delete(key));
      if (kept.size >= this.size) kept.delete(kept.keys().next().value as string);
    }
    kept.set(key, found);
    return found;
  }
}
