import type { Scheme } from '@/lib/contracts/exchange';
import type { Slice } from '@/lib/contracts/slice';
import { isSameBytes, rankOf } from './fields/interned-names';
import type { RankedName } from './hosts';

/** Hosts remembered by name before the cache starts afresh. */
const MOST = 1024;
const LONGEST = 260;
const ODD_HOST = '{}';

/** Finds the name of a host: lower case, without the port that its scheme has anyway. Odd and endless ones are `{}`. */
export class HostNames {
  private readonly names = new Map<string, RankedName>();
  private last: RankedName | null = null;
  private lastBytes = new Uint8Array(0);
  private lastScheme: Scheme = '';
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  read(host: Slice, scheme: Scheme): RankedName {
    const { bytes, start, end } = host;
    if (this.last !== null && this.lastScheme === scheme && isSameBytes(this.lastBytes, bytes, start, end))
      return this.last;
    this.last = this.find(bytes, start, end, scheme);
    this.lastBytes = bytes.slice(start, Math.min(end, start + LONGEST + 1));
    this.lastScheme = scheme;
    return this.last;
  }

  private find(bytes: Uint8Array, start: number, end: number, scheme: Scheme): RankedName {
    const text =
      end - start > LONGEST
        ? ODD_HOST
        : cleanHost(String.fromCharCode(...bytes.subarray(start, end)), scheme);
    let name = this.names.get(text);
    if (!name) {
      if (this.names.size >= MOST) this.names.clear();
      name = { text, hash: rankOf(text, this.seed) };
      this.names.set(text, name);
    }
    return name;
  }
}

function cleanHost(text: string, scheme: Scheme): string {
  const port = scheme === 'https' ? ':443' : ':80';
  const lower = text.toLowerCase();
  const bare = scheme !== '' && lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
  return /^[a-z0-9._:[\]-]+$/.test(bare) ? bare : ODD_HOST;
}
