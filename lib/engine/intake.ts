import type { Exchange, Scheme } from '@/lib/contracts/exchange';
import type { ExchangeSink, SkipReason } from '@/lib/contracts/intake';
import { ApiFold } from './api-fold';
import type { Aggregate } from './fold/aggregate';
import { createFolder, type ExchangeFolder, type FolderOptions } from './fold/fold-exchange';
import { isPreflight } from './fold/preflight';
import { provesHandler } from './fold/status';
import { HostHomes, OTHER_HOSTS } from './host-homes';
import { type HostTally, NO_NAME } from './host-tallies';
import { normaliseHost } from './hosts';
import { decodeFolds, encodeFolds, type IntakePart } from './intake-part';
import type { Leaf } from './paths/path-trie';
import type { BoundClaim, HostTable, Routing } from './routing';
import { addSkip, appendSkips, countSkips, type Skips } from './skips';

/** Spellings of hosts remembered before the cache starts afresh. */
const HOSTS_REMEMBERED = 4096;
/** Name of the API for sources that show no host. */
export const NO_HOST = 'unknown host';

const decoder = new TextDecoder();

export interface IntakeOptions extends FolderOptions {
  /** Seed of the deployment's keyed hashes: the same for all that is ever merged. */
  seed: number;
}

/** A host as the intake meets it: where its paths lead, and the tallies already found. */
interface HostEntry {
  /** `''` where the source shows none. */
  name: string;
  scheme: Scheme;
  bytes: Uint8Array;
  table: HostTable;
  tallies: Map<ApiFold, HostTally>;
  /** By reference of the table's matcher, opened at first use. */
  operations: (OpenOperation | undefined)[];
}

/** A documented operation with what is folded for it. */
interface OpenOperation {
  fold: ApiFold;
  aggregate: Aggregate;
  tally: HostTally;
}

/** Where an exchange was put. `pathStart` is where the API's own part of the path begins. */
export interface Placement {
  api: string;
  /** Reference of the documented operation that matched, in the host's table; -1 when none did. */
  ref: number;
  /** Its endpoint key. */
  endpoint: string | null;
  pathStart: number;
  isProof: boolean;
}

/** The account of one of several batches that one intake takes in. */
export interface BatchTally {
  counted: number;
  skips: Skips;
  /** The APIs that it touched, by name. */
  apis: readonly string[];
  /** Time of its latest exchange, -Infinity without one. */
  latestMs: number;
}

/** Routes exchanges to their APIs and folds them there. Counts what comes in: received = counted + skipped. */
export class Intake implements ExchangeSink {
  counted = 0;
  skips: Skips = new Map();
  readonly folds = new Map<string, ApiFold>();
  readonly routing: Routing;
  private readonly options: IntakeOptions;
  private readonly folder: ExchangeFolder;
  private readonly hosts = new Map<string, HostEntry>();
  private readonly homes = new HostHomes();
  private last: HostEntry | null = null;
  private latestMs = Number.NEGATIVE_INFINITY;
  private readonly touched = new Set<ApiFold>();
  private lastTouched: ApiFold | null = null;
  private readonly placement: Placement = { api: '', ref: -1, endpoint: null, pathStart: 0, isProof: false };

  constructor(routing: Routing, options: IntakeOptions) {
    this.routing = routing;
    this.options = options;
    this.folder = createFolder(options);
  }

  get skipped(): number {
    return countSkips(this.skips);
  }

  get received(): number {
    return this.counted + this.skipped;
  }

  skip(reason: SkipReason, line: number, sample: string): void {
    addSkip(this.skips, reason, line, sample);
  }

  exchange(exchange: Exchange): void {
    const entry = this.hostEntry(exchange);
    if (!entry) {
      this.skip('url', exchange.line, '(host)');
      return;
    }
    const { path, method } = exchange;
    const ref = entry.table.matcher.match(path.bytes, path.start, path.end, method);
    if (ref >= 0) {
      const operation = entry.operations[ref] ?? this.openOperation(entry, ref);
      if (!operation.tally.isKept) operation.tally = tallyOf(operation.fold, entry);
      countHost(operation.tally, exchange);
      this.touch(operation.fold);
      this.folder.fold(operation.aggregate, exchange);
    } else {
      const place = this.placeUnmatched(exchange, entry);
      const fold = this.fold(place.api);
      countHost(tallyOf(fold, entry), exchange);
      this.touch(fold);
      this.folder.fold(this.leaf(fold, exchange, place), exchange);
    }
    this.counted++;
    if (exchange.timeMs > this.latestMs) this.latestMs = exchange.timeMs;
  }

  /** What was taken in since the last call. The counts start anew; the folds go on. */
  takeTally(): BatchTally {
    const { counted, skips, latestMs } = this;
    const apis = [...this.folds].filter(([, fold]) => this.touched.has(fold)).map(([name]) => name);
    this.counted = 0;
    this.skips = new Map();
    this.latestMs = Number.NEGATIVE_INFINITY;
    this.touched.clear();
    this.lastTouched = null;
    return { counted, skips, apis, latestMs };
  }

  /** All that was taken in, for another intake to absorb. */
  toPart(): IntakePart {
    const { counted, skips, folds } = this;
    return { counted, skips, folds: encodeFolds(folds) };
  }

  /**
   * Adds what intakes of the same routing and options read of one file, which comes after all that was read here. The
   * parts may come in any order.
   */
  absorb(parts: readonly IntakePart[]): void {
    for (const { counted, folds } of parts) {
      this.counted += counted;
      for (const [api, fold] of decodeFolds(folds, (name) => this.createFold(name)))
        this.fold(this.homeOfFold(api, fold)).merge(fold);
    }
    appendSkips(
      this.skips,
      parts.map(({ skips }) => skips),
    );
  }

  /** Where a folded exchange is, without folding it; `null` when its host is none. Valid until the next call. */
  locate(exchange: Exchange): Placement | null {
    const entry = this.hostEntry(exchange);
    const place = entry && this.place(exchange, entry);
    if (place && !this.folds.has(place.api)) place.api = OTHER_HOSTS;
    return place;
  }

  /** The leaf that holds what was folded for an undocumented exchange. */
  leafOf(fold: ApiFold, exchange: Exchange, place: Placement): Leaf<Aggregate> | null {
    const { path, route, method } = exchange;
    if (!place.isProof) return fold.probes.locate(path.bytes, place.pathStart, path.end, method);
    const template =
      route.length > 0 ? fold.trie.locateTemplate(route.bytes, route.start, route.end, method) : null;
    return template ?? fold.trie.locate(path.bytes, place.pathStart, path.end, method);
  }

  private openOperation(entry: HostEntry, ref: number): OpenOperation {
    const { claim, endpoint } = entry.table.targets[ref] as HostTable['targets'][number];
    const fold = this.fold(claim.api.name);
    const opened = { fold, aggregate: fold.operation(endpoint), tally: tallyOf(fold, entry) };
    entry.operations[ref] = opened;
    return opened;
  }

  private leaf(fold: ApiFold, exchange: Exchange, place: Placement): Aggregate {
    const { path, route, method } = exchange;
    if (!place.isProof) return fold.probes.insert(path.bytes, place.pathStart, path.end, method);
    if (route.length > 0) {
      const template = fold.trie.insertTemplate(route.bytes, route.start, route.end, method);
      if (template) return template;
    }
    return fold.trie.insert(path.bytes, place.pathStart, path.end, method);
  }

  private place(exchange: Exchange, entry: HostEntry): Placement {
    const { path, method, status } = exchange;
    const { table } = entry;
    const ref = table.matcher.match(path.bytes, path.start, path.end, method);
    if (ref < 0) return this.placeUnmatched(exchange, entry);
    const target = table.targets[ref] as HostTable['targets'][number];
    const place = this.placement;
    place.ref = ref;
    place.api = target.claim.api.name;
    place.endpoint = target.endpoint;
    place.isProof = provesHandler(status);
    place.pathStart = path.start + target.claim.base.length;
    return place;
  }

  /** Where an exchange goes that no documented operation matched. */
  private placeUnmatched(exchange: Exchange, entry: HostEntry): Placement {
    const { path, status } = exchange;
    const claim = chooseClaim(entry.table, exchange, this.routing);
    const place = this.placement;
    place.ref = -1;
    place.endpoint = null;
    place.isProof = status < 500 && provesHandler(status) && !isPreflight(exchange);
    place.api = claim ? claim.api.name : this.homeOf(entry, place.isProof);
    place.pathStart = path.start + (claim ? claim.base.length : 0);
    return place;
  }

  /** The API of what no claim leads to. */
  private homeOf({ name }: HostEntry, isProof: boolean): string {
    return this.routing.fixedApi ?? (name === NO_NAME ? NO_HOST : this.homes.homeOf(name, isProof));
  }

  /** Keeps the limits of host-homes.ts over several intakes. */
  private homeOfFold(api: string, fold: ApiFold): string {
    const isOwnHost = fold.hosts.get(api) !== undefined && api !== this.routing.fixedApi;
    if (!isOwnHost || this.routing.find(api)) return api;
    return this.homes.homeOf(api, fold.trie.leaves().length > 0);
  }

  private touch(fold: ApiFold): void {
    if (fold === this.lastTouched) return;
    this.lastTouched = fold;
    this.touched.add(fold);
  }

  private fold(api: string): ApiFold {
    let fold = this.folds.get(api);
    if (!fold) {
      fold = this.createFold(api);
      this.folds.set(api, fold);
    }
    return fold;
  }

  private createFold(api: string): ApiFold {
    return new ApiFold(this.options.seed, this.routing.pinnedWords(api));
  }

  private hostEntry(exchange: Exchange): HostEntry | null {
    const { host } = exchange;
    const last = this.last;
    if (last && last.scheme === exchange.scheme && isSameText(last.bytes, host.bytes, host.start, host.end))
      return last;
    const text =
      host.length > 0
        ? String.fromCharCode(...host.bytes.subarray(host.start, Math.min(host.end, host.start + 300)))
        : '';
    const id = `${exchange.scheme} ${text}`;
    let entry = this.hosts.get(id);
    if (!entry) {
      const made = this.createHost(text, exchange);
      if (!made) return null;
      entry = made;
      if (this.hosts.size >= HOSTS_REMEMBERED) this.hosts.clear();
      this.hosts.set(id, entry);
    }
    this.last = entry;
    return entry;
  }

  private createHost(text: string, exchange: Exchange): HostEntry | null {
    const { host } = exchange;
    const bytes = host.length > 0 ? host.bytes.slice(host.start, host.end) : new Uint8Array(0);
    const name = text === '' ? null : normaliseHost(decoder.decode(bytes), exchange.scheme);
    if (text !== '' && name === null) return null;
    const table = this.routing.tableFor(name);
    return {
      name: name ?? NO_NAME,
      scheme: exchange.scheme,
      bytes,
      table,
      tallies: new Map(),
      operations: [],
    };
  }
}

function tallyOf(fold: ApiFold, entry: HostEntry): HostTally {
  let tally = entry.tallies.get(fold);
  if (!tally?.isKept) {
    tally = fold.hosts.of(entry.name);
    entry.tallies.set(fold, tally);
  }
  return tally;
}

function countHost(tally: HostTally, { timeMs }: Exchange): void {
  tally.requests++;
  if (timeMs < tally.firstMs) tally.firstMs = timeMs;
  if (timeMs > tally.lastMs) tally.lastMs = timeMs;
}

function isSameText(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const length = start < 0 ? 0 : end - start;
  if (known.length !== length) return false;
  for (let i = 0; i < length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}

/** The claim with the longest base path that holds; several APIs there are told apart by which documents the path. */
function chooseClaim(table: HostTable, exchange: Exchange, routing: Routing): BoundClaim | null {
  let best: BoundClaim | null = null;
  let isShared = false;
  for (const claim of table.claims) {
    if (!startsWithBase(exchange, claim.base)) continue;
    if (!best) best = claim;
    else if (claim.base.length === best.base.length && claim.api !== best.api) isShared = true;
    else if (claim.base.length < best.base.length) break;
  }
  if (!best || !isShared) return best;
  const { path } = exchange;
  if (table.matcher.methodsAt(path.bytes, path.start, path.end) === 0) return null;
  const base = best.base.length;
  return (
    table.claims.find(
      (claim) =>
        claim.base.length === base &&
        startsWithBase(exchange, claim.base) &&
        routing.matcherOf(claim.api).methodsAt(path.bytes, path.start + base, path.end) !== 0,
    ) ?? null
  );
}

function startsWithBase(exchange: Exchange, base: Uint8Array): boolean {
  const { bytes, start, end } = exchange.path;
  if (end - start < base.length) return false;
  for (let i = 0; i < base.length; i++) if (bytes[start + i] !== base[i]) return false;
  return start + base.length === end || bytes[start + base.length] === 0x2f;
}
