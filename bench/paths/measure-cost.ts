import { inferTemplates } from '@/lib/engine/paths/infer-templates';
import { compileOperations } from '@/lib/engine/paths/operation-matcher';
import { PathTrie } from '@/lib/engine/paths/path-trie';
import { segmentShape } from '@/lib/engine/paths/segment-shape';
import type { CorpusApi } from './corpus';
import { seededRandom } from './random';
import { drawTraffic } from './traffic';

export interface Cost {
  name: string;
  value: number;
  unit: string;
  /** The budget of the design. */
  most: number;
}

const NOTHING = { create: (): null => null, merge: (): void => {} };
const ROUNDS = 9;
const encoder = new TextEncoder();

/** Microseconds of processor time of one call, the best of several rounds over all inputs: neighbours do not count. */
function microseconds(count: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / count);
  }
  return best;
}

/** What the engine costs on one API of about a thousand operations, and on a hostile one. */
export function measureCost(api: CorpusApi): Cost[] {
  const requests = drawTraffic(api, { perOperation: 50, mode: 'reuse' });
  const paths = requests.map(({ path }) => encoder.encode(path));
  const segments = requests.flatMap(({ path }) => path.split('/').map((segment) => encoder.encode(segment)));
  const grow = (): PathTrie<null> => {
    const trie = new PathTrie<null>(NOTHING, { seed: 1 });
    for (const path of paths) trie.insert(path, 0, path.length, 0);
    return trie;
  };
  const trie = grow();
  const matcher = compileOperations(api.operations.map(({ path }, ref) => ({ method: ref % 5, path, ref })));
  const hostile = growHostile(1_000_000);
  return [
    { name: 'insert a path', value: microseconds(paths.length, grow), unit: 'µs', most: 1.5 },
    {
      name: 'match a path',
      value: microseconds(paths.length, () => {
        for (const path of paths) matcher.match(path, 0, path.length, 0);
      }),
      unit: 'µs',
      most: 1,
    },
    {
      name: 'see the shape of a segment',
      value: microseconds(segments.length, () => {
        for (const segment of segments) segmentShape(segment, 0, segment.length);
      }),
      unit: 'µs',
      most: 0.1,
    },
    {
      name: `decide the templates of ${api.operations.length} operations`,
      value: microseconds(1, () => inferTemplates(trie)) / 1000,
      unit: 'ms',
      most: 15,
    },
    { name: 'memory of a hostile API', value: hostile.byteSize / 2 ** 20, unit: 'MB', most: 2 },
  ];
}

/** A trie after random paths of unknown and known words, numbers and long segments, to any depth. */
export function growHostile(count: number): PathTrie<null> {
  const random = seededRandom('hostile');
  const trie = new PathTrie<null>(NOTHING, { seed: 1 });
  const known = ['users', 'orders', 'search', 'items', 'status', 'admin', 'files', 'groups'];
  for (let i = 0; i < count; i++) {
    const depth = 1 + Math.floor(random() * 8);
    let path = '';
    for (let at = 0; at < depth; at++) {
      const kind = random();
      if (kind < 0.5)
        path += `/q${Math.floor(random() * 1e6)
          .toString(26)
          .replace(/\d/g, 'x')}z`;
      else
        path +=
          kind < 0.9 ? `/${known[Math.floor(random() * known.length)]}` : `/${Math.floor(random() * 1e5)}`;
    }
    const bytes = encoder.encode(path);
    trie.insert(bytes, 0, bytes.length, i % 5);
  }
  return trie;
}
