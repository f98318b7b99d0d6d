import { METHODS } from '@/lib/contracts/exchange';
import { matchesHost } from './hosts';
import { literalWords } from './literal-words';
import { compileOperations, type OperationMatcher } from './paths/operation-matcher';

/** An operation as routing needs it: `key` is its template with `{}` for each parameter. */
export interface RoutedOperation {
  method: string;
  path: string;
  key: string;
}

/** A host (or host pattern) and base path that lead to an API. `host: null`: the spec names no host. */
export interface Claim {
  host: string | null;
  basePath: string;
}

export interface RoutedApi {
  name: string;
  claims: readonly Claim[];
  /** Of the current and all older revisions. */
  operations: readonly RoutedOperation[];
}

export interface RoutingOptions {
  /** Everything goes to the API of this name (`--api`). */
  fixedApi?: string;
  /**
   * Specs and traffic were given together and belong together: traffic without hosts may meet every API, and a spec
   * without a host claims each host that no other spec names.
   */
  isClosedWorld?: boolean;
}

const NUMBERS: ReadonlyMap<string, number> = new Map(METHODS.map((method, index) => [method, index]));

/** Position of a method in METHODS, -1 for a method that no exchange can have. */
export function methodNumber(method: string): number {
  return NUMBERS.get(method) ?? -1;
}

/** `METHOD /template` with `{}` for each parameter: what one endpoint of an API is known by. */
export function endpointKey(method: string, key: string): string {
  return `${method} ${key}`;
}

/** A claim bound to one host: `base` is the base path's bytes. */
export interface BoundClaim {
  api: RoutedApi;
  base: Uint8Array;
}

/** All that one host leads to: the operations documented there in one matcher, and the claims, longest base path first. */
export interface HostTable {
  matcher: OperationMatcher;
  /** By the matcher's reference: the claim that declared the operation, and its endpoint key. */
  targets: readonly { claim: BoundClaim; endpoint: string }[];
  claims: readonly BoundClaim[];
}

const encoder = new TextEncoder();

/** Decides which API an exchange belongs to, from the hosts and base paths of specs and of people's joins. */
export class Routing {
  readonly apis: readonly RoutedApi[];
  readonly options: RoutingOptions;
  private readonly tables = new Map<string, HostTable>();
  private readonly words = new Map<string, readonly string[]>();
  private readonly matchers = new Map<RoutedApi, OperationMatcher>();
  /** By host; by pattern; and the claims of specs that name no host. */
  private readonly exact = new Map<string, BoundClaim[]>();
  private readonly patterns: { pattern: string; bound: BoundClaim }[] = [];
  private readonly hostless: BoundClaim[] = [];

  constructor(apis: readonly RoutedApi[], options: RoutingOptions = {}) {
    const { fixedApi } = options;
    this.apis = [...apis].sort((a, b) => compare(a.name, b.name));
    this.options = options;
    for (const api of this.apis) if (fixedApi === undefined || api.name === fixedApi) this.addClaims(api);
  }

  get fixedApi(): string | undefined {
    return this.options.fixedApi;
  }

  find(name: string): RoutedApi | undefined {
    return this.apis.find((api) => api.name === name);
  }

  /** Literal words of an API's documented templates: its trie must always know them. */
  pinnedWords(name: string): readonly string[] {
    let words = this.words.get(name);
    if (!words) {
      words = literalWords(this.find(name)?.operations.map(({ path }) => path) ?? []);
      this.words.set(name, words);
    }
    return words;
  }

  /** The table of a host, shared by all hosts that meet the same claims. `null`: the source shows no host. */
  tableFor(host: string | null): HostTable {
    const claims = this.claimsOn(host);
    const id = claims.map((claim) => `${claim.api.name}\n${claim.base}`).join('\n\n');
    let table = this.tables.get(id);
    if (!table) {
      table = compileTable(claims);
      this.tables.set(id, table);
    }
    return table;
  }

  /** The operations of one API alone, paths without a base path. */
  matcherOf(api: RoutedApi): OperationMatcher {
    let matcher = this.matchers.get(api);
    if (!matcher) {
      const numbered = api.operations.map((operation, ref) => ({
        method: methodNumber(operation.method),
        path: operation.path,
        ref,
      }));
      matcher = compileOperations(numbered.filter(({ method }) => method >= 0));
      this.matchers.set(api, matcher);
    }
    return matcher;
  }

  private addClaims(api: RoutedApi): void {
    for (const { host, basePath } of api.claims) {
      const bound = { api, base: encoder.encode(basePath) };
      if (host === null) this.hostless.push(bound);
      else if (host.includes('*')) this.patterns.push({ pattern: host, bound });
      else {
        const others = this.exact.get(host);
        if (others) others.push(bound);
        else this.exact.set(host, [bound]);
      }
    }
  }

  private claimsOn(host: string | null): BoundClaim[] {
    const held = this.heldBy(host);
    return unique(held).sort((a, b) => b.base.length - a.base.length || compare(a.api.name, b.api.name));
  }

  private heldBy(host: string | null): BoundClaim[] {
    const { fixedApi, isClosedWorld = false } = this.options;
    if (fixedApi !== undefined || (host === null && isClosedWorld)) return this.everyClaim();
    if (host === null) return [];
    const matching = this.patterns.filter(({ pattern }) => matchesHost(pattern, host));
    const held = [...(this.exact.get(host) ?? []), ...matching.map(({ bound }) => bound)];
    return held.length === 0 && isClosedWorld ? this.hostless : held;
  }

  private everyClaim(): BoundClaim[] {
    return [...this.hostless, ...[...this.exact.values()].flat(), ...this.patterns.map(({ bound }) => bound)];
  }
}

function unique(claims: readonly BoundClaim[]): BoundClaim[] {
  const seen = new Map(claims.map((claim) => [`${claim.api.name}\n${claim.base}`, claim]));
  return [...seen.values()];
}

function compileTable(claims: readonly BoundClaim[]): HostTable {
  const targets: { claim: BoundClaim; endpoint: string }[] = [];
  const operations: { method: number; path: string; ref: number }[] = [];
  const taken = new Set<string>();
  for (const claim of claims) {
    const base = new TextDecoder().decode(claim.base);
    for (const operation of claim.api.operations) {
      const method = methodNumber(operation.method);
      const full = `${method} ${base}${operation.key}`;
      if (method < 0 || taken.has(full)) continue;
      taken.add(full);
      operations.push({ method, path: base + operation.path, ref: targets.length });
      targets.push({ claim, endpoint: endpointKey(operation.method, operation.key) });
    }
  }
  return { matcher: compileOperations(operations), targets, claims };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
