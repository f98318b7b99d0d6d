import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InventoryLine } from '@/lib/contracts/endpoint';
import { Exchange, METHODS } from '@/lib/contracts/exchange';
import type { Slice } from '@/lib/contracts/slice';
import { ApiFold } from '@/lib/engine/api-fold';
import { deriveEndpoints } from '@/lib/engine/derive-endpoints';
import {
  decodeEvidence,
  encodeEvidence,
  encodeTrie,
  restoreTrie,
  sumEvidence,
} from '@/lib/engine/evidence-codec';
import { mergeAggregate } from '@/lib/engine/fold/aggregate';
import { ANSWERING_HOSTS, OTHER_HOSTS, SILENT_HOSTS } from '@/lib/engine/host-homes';
import { HOSTS_TOLD_APART } from '@/lib/engine/host-tallies';
import { Inspection } from '@/lib/engine/inspection';
import { Intake } from '@/lib/engine/intake';
import { literalWords } from '@/lib/engine/literal-words';
import { Routing } from '@/lib/engine/routing';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { LEDGER, SHOP } from '@/testing/estate';
import { type ExchangeLine, makeExchangeLines, makeExchanges, makeLine, NOW } from '@/testing/exchange-lines';
import { feedLines } from '@/testing/feed-lines';
import { describeFolds, KEYS, mergeFolds } from '@/testing/fold-evidence';
import { Random } from '@/testing/random';
import { makeSpec } from '@/testing/spec-documents';

vi.setConfig({ testTimeout: 120_000 });

const API = 'Shop';
const spec = readShop();

function readShop() {
  const files = new Map([['shop.json', new TextEncoder().encode(JSON.stringify(makeSpec()))]]);
  const outcome = readSpec({ entry: 'shop.json', files }, SPEC_LIMITS);
  if (outcome.kind !== 'spec') throw new Error('the spec of the tests is refused');
  return outcome.document;
}

const templates = spec.operations.map(({ path }) => path);
const pinnedWords = (api: string) => (api === API ? literalWords(templates) : []);

function inspect(lines: readonly string[]): Inspection {
  const inspection = new Inspection([{ api: API, document: spec }], KEYS);
  feedLines(inspection.intake, lines);
  return inspection;
}

/** Several intakes, each with its part, added up in the given order. */
function inspectParts(parts: readonly (readonly string[])[], order: readonly number[]): Inspection {
  const taken = parts.map(inspect);
  const whole = inspect([]);
  for (const at of order) mergeFolds(whole.intake.folds, (taken[at] as Inspection).intake.folds, pinnedWords);
  return whole;
}

/** A batch, and a way to shuffle, split and merge it. */
const deliveries = fc
  .record({
    seed: fc.integer(),
    count: fc.integer({ min: 1, max: 400 }),
    parts: fc.integer({ min: 1, max: 5 }),
    order: fc.integer(),
  })
  .map(({ seed, count, parts, order }) => {
    const lines = makeExchangeLines({ seed, count });
    const random = new Random(order);
    const split = random.split(random.shuffle(lines), parts);
    return { lines, split, order: random.shuffle([...split.keys()]) };
  });

describe('law 1: order does not matter', () => {
  it('shuffled, split over several intakes and merged in any order, the folds and the inventory are the same', () => {
    fc.assert(
      fc.property(deliveries, ({ lines, split, order }) => {
        const whole = inspect(lines);
        const parts = inspectParts(split, order);
        expect(describeFolds(parts.intake.folds)).toEqual(describeFolds(whole.intake.folds));
        expect(parts.lines(NOW)).toEqual(whole.lines(NOW));
      }),
      { numRuns: 40 },
    );
  });

  it('a tree of merges gives what a chain of merges gives', () => {
    fc.assert(
      fc.property(deliveries, ({ split }) => {
        const folds = split.map((part) => inspect(part).intake.folds);
        const chain = new Map<string, ApiFold>();
        for (const part of folds) mergeFolds(chain, part, pinnedWords);
        while (folds.length > 1) {
          const [left, right] = [folds.pop(), folds.shift()];
          const pair = new Map<string, ApiFold>();
          for (const part of [left, right]) if (part) mergeFolds(pair, part, pinnedWords);
          folds.push(pair);
        }
        expect(describeFolds(folds[0] ?? new Map())).toEqual(describeFolds(chain));
      }),
      { numRuns: 40 },
    );
  });

  it('a trie that must tighten is cut alike in every order', () => {
    const random = new Random(7);
    const lines = Array.from({ length: 6000 }, (_, i) =>
      makeLine({
        url: `https://${LEDGER}/${word(random)}/${word(random)}/${word(random)}/${word(random)}`,
        status: i % 9 ? 200 : 404,
      }),
    );
    const whole = inspect(lines);
    for (const parts of [2, 3]) {
      const split = random.split(random.shuffle(lines), parts);
      const merged = inspectParts(split, random.shuffle([...split.keys()]));
      expect(describeFolds(merged.intake.folds)).toEqual(describeFolds(whole.intake.folds));
    }
    expect(whole.intake.folds.get(LEDGER)?.trie.level).toBeGreaterThan(0);
  });
});

describe('law 3: everything merges', () => {
  const foldsOf = (seed: number) => inspect(makeExchangeLines({ seed, count: 120 })).intake.folds;
  const added = (...all: ReadonlyMap<string, ApiFold>[]) => {
    const sum = new Map<string, ApiFold>();
    for (const folds of all) mergeFolds(sum, folds, pinnedWords);
    return sum;
  };

  it('merging is associative and commutative, and nothing added changes nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (first, second, third) => {
        const [a, b, c] = [foldsOf(first), foldsOf(second), foldsOf(third)];
        const abc = describeFolds(added(a, b, c));
        expect(describeFolds(added(a, added(b, c)))).toEqual(abc);
        expect(describeFolds(added(c, a, b))).toEqual(abc);
        expect(describeFolds(added(a, new Map()))).toEqual(describeFolds(a));
        const empty = new Map([...a.keys()].map((api) => [api, new ApiFold(KEYS.seed, pinnedWords(api))]));
        expect(describeFolds(added(empty, a))).toEqual(describeFolds(a));
      }),
      { numRuns: 40 },
    );
  });

  it('merging leaves what is added as it was, and shares nothing with it', () => {
    const [a, b] = [foldsOf(1), foldsOf(2)];
    const before = describeFolds(b);
    const sum = added(a, b);
    mergeFolds(sum, foldsOf(3), pinnedWords);
    expect(describeFolds(b)).toEqual(before);
  });

  it('stored by endpoint and opened again, a fold is the same, and what comes after adds up alike', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (first, second) => {
        for (const [api, fold] of foldsOf(first)) {
          const opened = storeAndOpen(api, fold);
          expect(describeFolds(new Map([[api, opened]]))).toEqual(describeFolds(new Map([[api, fold]])));
          const later = foldsOf(second).get(api);
          if (!later) continue;
          opened.merge(later);
          const direct = added(new Map([[api, fold]]), new Map([[api, later]]));
          expect(describeFolds(new Map([[api, opened]]))).toEqual(describeFolds(direct));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('bytes that were not written by it are refused', () => {
    const [fold] = foldsOf(5).values();
    const bytes = encodeTrie((fold as ApiFold).trie);
    const trie = () => new ApiFold(KEYS.seed, []).trie;
    expect(() => restoreTrie(trie(), bytes.subarray(0, bytes.length - 3))).toThrow(RangeError);
    expect(() => decodeEvidence(Uint8Array.of(1, 99, 1, 2, 3))).toThrow(RangeError);
  });

  /** What the services keep: an endpoint's evidence in its row, the tries' states and the probes with the API. */
  function storeAndOpen(api: string, fold: ApiFold): ApiFold {
    const declarations = api === API ? declared() : [];
    const derivation = deriveEndpoints(fold, declarations, []);
    const opened = new ApiFold(KEYS.seed, pinnedWords(api));
    restoreTrie(opened.trie, encodeTrie(fold.trie, derivation.homeless));
    restoreTrie(opened.probes, encodeTrie(fold.probes));
    for (const [key, endpoint] of derivation.endpoints) {
      const stored = decodeEvidence(encodeEvidence(endpoint));
      expect(sumEvidence(stored).requests).toBe(endpoint.summary?.requests ?? 0);
      if (stored.documented) mergeAggregate(opened.operation(key), stored.documented);
      for (const leaf of stored.leaves) opened.trie.restore(leaf);
    }
    for (const [host, tally] of fold.hosts) Object.assign(opened.hosts.of(host), tally);
    return opened;
  }
});

function declared() {
  return spec.operations.map(({ method, path, authentication }) => ({
    method,
    path,
    key: path.replace(/\{\w+\}/g, '{}'),
    isCurrent: true,
    isDeprecated: false,
    sunset: null,
    declared: authentication,
  }));
}

describe('law 4: the books balance', () => {
  it('received is counted and skipped, and every request counted stands at an endpoint or is unmatched', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.constantFrom(...BROKEN), { maxLength: 40 }), (seed, broken) => {
        const lines = makeExchangeLines({ seed, count: 200 });
        const [first = '', ...others] = lines;
        // A file that begins with a bracket is one list, so a broken line is never the first.
        const { intake } = inspect([first, ...new Random(seed).shuffle([...others, ...broken])]);
        expect(intake.received).toBe(lines.length + broken.length);
        expect(intake.counted).toBe(lines.length);
        expect(intake.received).toBe(intake.counted + intake.skipped);
        for (const { count, samples } of intake.skips.values())
          expect(samples).toHaveLength(Math.min(count, 5));
        let told = 0;
        for (const [api, fold] of intake.folds) {
          const { endpoints, unmatched } = deriveEndpoints(fold, api === API ? declared() : [], []);
          const atEndpoints = [...endpoints.values()].reduce(
            (sum, { summary }) => sum + (summary?.requests ?? 0),
            0,
          );
          const atHosts = [...fold.hosts].reduce((sum, [, { requests }]) => sum + requests, 0);
          expect(atEndpoints + unmatched).toBe(atHosts);
          told += atHosts;
        }
        expect(told).toBe(intake.counted);
      }),
      { numRuns: 40 },
    );
  });

  const BROKEN = [
    '{',
    'prose',
    '[]',
    makeLine({ status: 99 }),
    makeLine({ method: 'BREW' }),
    makeLine({ time: '1970-01-01T00:00:00Z' }),
    makeLine({ url: 'https://-bad-.example.com/' }),
    makeLine({ url: 'https://one.example.com/%zz' }),
  ];

  it('a host that redirects everything shows no endpoint, and its requests are unmatched', () => {
    const lines = makeExchangeLines({ seed: 3, count: 2000 });
    const inspection = inspect(lines);
    expect(inspection.lines(NOW).filter(({ api }) => api === 'old.example.com')).toEqual([]);
    const fold = inspection.intake.folds.get('old.example.com') as ApiFold;
    expect(deriveEndpoints(fold, [], []).unmatched).toBe(fold.hosts.get('old.example.com')?.requests);
  });
});

describe('law 5: nothing without evidence', () => {
  it('a learned template says of each of its segments why it is a literal or a parameter', () => {
    const { intake } = inspect(makeExchangeLines({ seed: 11, count: 3000 }));
    let checked = 0;
    for (const fold of intake.folds.values()) {
      for (const { path, reasons, parameters } of deriveEndpoints(fold, [], []).endpoints.values()) {
        const segments = path
          .slice(1)
          .replace(/(.):(\w+)$/, '$1/:$2')
          .split('/');
        if (path === '/') segments.pop();
        const told = reasons.map(({ position, decision }) => [position, decision]);
        expect([path, told]).toEqual([
          path,
          segments.map((segment, position) => [position, segment.startsWith('{') ? 'parameter' : 'literal']),
        ]);
        for (const { source, groups } of reasons)
          if (source === 'statistics') expect(groups?.length).toBeGreaterThan(0);
        expect(parameters.map(({ position }) => position)).toEqual(
          told.filter(([, decision]) => decision === 'parameter').map(([position]) => position),
        );
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(10);
  });

  it('what no source shows is called unknown or unobservable', () => {
    const bare = inspect([makeLine({ url: `https://${LEDGER}/accounts` })]).lines(NOW);
    const undocumented = bare.find(({ api }) => api === LEDGER);
    expect(undocumented?.authentication).toEqual({ declared: 'unknown', observed: 'unobservable' });
    const unseen = bare.filter(({ api }) => api === API);
    expect(unseen.length).toBeGreaterThan(3);
    expect(new Set(unseen.map(({ traffic }) => traffic))).toEqual(new Set(['unobservable']));
    const observed = inspect([makeLine({ url: `https://${SHOP}/v1/products` })]).lines(NOW);
    expect(observed.find(({ path }) => path === '/orders')?.traffic).toBe('never-seen');
  });
});

describe('law 8: cost follows the inventory', () => {
  const MILLION = 1_000_000;
  const MANY = 200_000;
  /** Of one API, hostile or not: the goal of PATHS.md is 2 MB for the trie, without what its leaves hold. */
  const TRIE_BYTES = 2 * 1024 * 1024;

  interface Scan {
    status: number;
    path(random: Random): string;
    host?(random: Random): string;
    count?: number;
  }

  /** Real traffic, and after it what a scanner sends. */
  function scan({ status, path, host, count = MANY }: Scan) {
    const inspection = inspect([]);
    const real = makeExchanges({ seed: 5, count: 3000, probes: 0 });
    feedLines(
      inspection.intake,
      real.map((exchange) => JSON.stringify(exchange)),
    );
    const exchange = new Exchange();
    const random = new Random(9);
    for (let i = 0; i < count; i++) {
      exchange.timeMs = NOW.getTime() - (i % 86_400_000);
      exchange.method = METHODS.indexOf(i % 7 ? 'GET' : 'POST');
      exchange.status = status;
      fill(exchange.host, host?.(random) ?? LEDGER);
      fill(exchange.path, path(random));
      inspection.intake.exchange(exchange);
    }
    return { inspection, real };
  }

  function fill(slice: Slice, text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    slice.set(bytes, 0, bytes.length);
  }

  function randomPath(random: Random): string {
    let path = '';
    for (let depth = 1 + random.below(4); depth > 0; depth--) path += `/${word(random)}`;
    return path;
  }

  /** Requests by endpoint, as the estate's own list tells them. */
  function requestsOf(lines: readonly InventoryLine[], api: string): Record<string, number> {
    return Object.fromEntries(
      lines
        .filter((line) => line.api === api)
        .map(({ method, path, requests }) => [`${method} ${path}`, requests]),
    );
  }

  const sum = (requests: Record<string, number>) =>
    Object.values(requests).reduce((total, some) => total + some, 0);

  function sizeOf({ intake }: Inspection): { bytes: number; leaves: number } {
    let [bytes, leaves] = [0, 0];
    for (const { trie, probes } of intake.folds.values()) {
      bytes = Math.max(bytes, trie.byteSize, probes.byteSize);
      leaves = Math.max(leaves, trie.leaves().length + probes.leaves().length);
    }
    return { bytes, leaves };
  }

  it('a million random paths that nothing answers create no endpoint and cost nothing', () => {
    const { inspection, real } = scan({ status: 404, path: randomPath, count: MILLION });
    const clean = inspect(real.map((exchange) => JSON.stringify(exchange)));
    expect(inspection.intake.counted).toBe(MILLION + real.length);
    expect(requestsOf(inspection.lines(NOW), LEDGER)).toEqual(requestsOf(clean.lines(NOW), LEDGER));
    const { bytes, leaves } = sizeOf(inspection);
    expect(bytes).toBeLessThan(TRIE_BYTES);
    expect(leaves).toBeLessThan(2000);
    const fold = inspection.intake.folds.get(LEDGER) as ApiFold;
    expect(deriveEndpoints(fold, [], []).unmatched).toBe(MILLION);
    expect(encodeTrie(fold.probes).length).toBeLessThan(TRIE_BYTES);
  });

  it('random paths that all succeed leave real endpoints with their exact counts', () => {
    const { inspection, real } = scan({ status: 200, path: randomPath });
    const clean = requestsOf(inspect(real.map((exchange) => JSON.stringify(exchange))).lines(NOW), LEDGER);
    const flooded = requestsOf(inspection.lines(NOW), LEDGER);
    expect(Object.fromEntries(Object.keys(clean).map((endpoint) => [endpoint, flooded[endpoint]]))).toEqual(
      clean,
    );
    expect(Object.keys(flooded).length).toBeLessThan(500);
    const { bytes, leaves } = sizeOf(inspection);
    expect(bytes).toBeLessThan(TRIE_BYTES);
    expect(leaves).toBeLessThan(10_000);
    expect(sum(flooded)).toBe(MANY + sum(clean));
  });

  const randomHost = (random: Random) => `${random.text(12)}.example.org`;
  const withoutScan = (lines: readonly InventoryLine[]) =>
    lines.filter(({ api }) => api !== OTHER_HOSTS && !api.endsWith('.example.org'));

  it('random hosts that answer nothing are one API', () => {
    const { inspection, real } = scan({ status: 404, host: randomHost, path: () => '/' });
    const clean = inspect(real.map((exchange) => JSON.stringify(exchange)));
    expect(inspection.lines(NOW)).toEqual(clean.lines(NOW));
    expect(inspection.intake.folds.size).toBeLessThanOrEqual(SILENT_HOSTS + clean.intake.folds.size + 1);
    expect(requestsAt(inspection, OTHER_HOSTS)).toBe(MANY - SILENT_HOSTS);
  });

  it('random hosts that all answer stay within their limit, and real ones keep theirs', () => {
    const count = 50_000;
    const { inspection, real } = scan({ status: 200, host: randomHost, path: () => '/', count });
    const clean = inspect(real.map((exchange) => JSON.stringify(exchange)));
    expect(withoutScan(inspection.lines(NOW))).toEqual(clean.lines(NOW));
    expect(inspection.intake.folds.size).toBeLessThanOrEqual(ANSWERING_HOSTS + 2);
    expect(sum(requestsOf(inspection.lines(NOW), OTHER_HOSTS))).toBe(
      count - ANSWERING_HOSTS + clean.intake.folds.size - 1,
    );
  });

  it('an API that everything is sent to tells a limited number of hosts apart, whatever their order', () => {
    const lines = Array.from({ length: 2000 }, (_, i) => makeLine({ url: `https://h${i}.example.com/` }));
    const tallies = (order: readonly string[]) => {
      const inspection = new Inspection([], { ...KEYS, fixedApi: API });
      feedLines(inspection.intake, order);
      return describeFolds(inspection.intake.folds);
    };
    const inspection = new Inspection([], { ...KEYS, fixedApi: API });
    feedLines(inspection.intake, lines);
    expect(requestsAt(inspection, API)).toBe(lines.length);
    expect(inspection.intake.folds.get(API)?.hosts.size).toBe(HOSTS_TOLD_APART + 1);
    expect(tallies(new Random(1).shuffle(lines))).toEqual(tallies(lines));
  });

  function requestsAt({ intake }: Inspection, api: string): number {
    return [...(intake.folds.get(api)?.hosts ?? [])].reduce((total, [, { requests }]) => total + requests, 0);
  }

  it('random paths below a documented API leave its operations alone', () => {
    const { inspection, real } = scan({
      status: 200,
      host: () => SHOP,
      path: (random) => `/v1${randomPath(random)}`,
    });
    const documented = (lines: readonly InventoryLine[]) =>
      lines
        .filter(({ documentation }) => documentation === 'documented')
        .map(({ path, requests }) => [path, requests]);
    const clean = inspect(real.map((exchange) => JSON.stringify(exchange)));
    expect(documented(inspection.lines(NOW))).toEqual(documented(clean.lines(NOW)));
  });
});

/** Letters that make no known word: of those a hostile sender has as many as the vocabulary, and so do real clients. */
function word(random: Random): string {
  return random.text(5 + random.below(7), 'abcdefghijklmnopqrstuvwxyz');
}

describe('law 9: time is an argument', () => {
  afterEach(() => vi.restoreAllMocks());

  it('another now changes what is said of the last 30 days and of dates passed, and nothing else', () => {
    const inspection = inspect(makeExchangeLines({ seed: 21, count: 2000 }));
    const withoutTime = (now: Date) =>
      inspection
        .lines(now)
        .map(({ traffic: _traffic, lifecycle: _lifecycle, authentication: { declared }, ...rest }) => ({
          ...rest,
          declared,
        }));
    const later = new Date(NOW.getTime() + 20 * 365 * 86_400_000);
    expect(withoutTime(later)).toEqual(withoutTime(NOW));
    const states = (now: Date) =>
      new Set(inspection.lines(now).map(({ traffic, lifecycle }) => `${traffic} ${lifecycle}`));
    expect(states(NOW)).toContain('active current');
    expect(states(later)).toContain('quiet current');
    expect(states(later)).toContain('quiet sunset-passed');
  });

  it('the engine reads no clock', () => {
    const lines = makeExchangeLines({ seed: 22, count: 300 });
    vi.spyOn(Date, 'now').mockImplementation(() => {
      throw new Error('the clock was read');
    });
    vi.spyOn(performance, 'now').mockImplementation(() => {
      throw new Error('the clock was read');
    });
    expect(inspect(lines).lines(NOW).length).toBeGreaterThan(10);
  });
});

describe('an intake without specs', () => {
  it('puts each host into an API of its own name', () => {
    const intake = new Intake(new Routing([]), KEYS);
    const hosts = makeExchanges({ seed: 1, count: 300 }) as ExchangeLine[];
    feedLines(
      intake,
      hosts.map((exchange) => JSON.stringify(exchange)),
    );
    expect([...intake.folds.keys()].sort()).toEqual(
      [...new Set(hosts.map(({ url }) => new URL(url).host))].sort(),
    );
  });
});
