import type { PathParameter, SegmentReason, TemplateOverride } from '@/lib/contracts/endpoint';
import type { AggregateSummary } from '@/lib/contracts/evidence';
import { METHODS } from '@/lib/contracts/exchange';
import type { DeclaredAuthentication } from '@/lib/contracts/operation';
import type { ApiFold } from './api-fold';
import { creditKeys, type DeclaredKey } from './credit-keys';
import { describeTemplate } from './describe-template';
import { type Aggregate, createAggregate, mergeAggregate, STATUS_WIDTH } from './fold/aggregate';
import { summarise } from './fold/summarise';
import { inferTemplates } from './paths/infer-templates';
import { joinTokens } from './paths/join-tokens';
import { compileOperations } from './paths/operation-matcher';
import type { Leaf } from './paths/path-trie';
import { endpointKey, methodNumber } from './routing';

/** An operation as a revision declares it, reduced to what the inventory's states need. */
export interface Declaration {
  method: string;
  path: string;
  key: string;
  /** False when only older revisions declare it. */
  isCurrent: boolean;
  isDeprecated: boolean;
  sunset: string | null;
  declared: DeclaredAuthentication;
}

/** An endpoint before it is classified: what declares it, and all evidence of it. */
export interface DerivedEndpoint<D extends Declaration = Declaration> {
  method: string;
  path: string;
  key: string;
  declaration: D | null;
  /** Evidence to keep: what matched the documented operation, and the learned leaves. */
  documented: Aggregate | null;
  leaves: Leaf<Aggregate>[];
  /** What no handler answered on paths that the template explains. Kept with the API's probes; here to be counted. */
  probes: Aggregate | null;
  /** All evidence together; `null` when nothing was seen. */
  aggregate: Aggregate | null;
  summary: AggregateSummary | null;
  parameters: PathParameter[];
  reasons: SegmentReason[];
}

export interface Derivation<D extends Declaration> {
  /** By endpoint key. */
  endpoints: ReadonlyMap<string, DerivedEndpoint<D>>;
  /** Requests that no endpoint explains: paths that no handler answered, and blanket redirects. */
  unmatched: number;
  /** Evidence that belongs to no endpoint and must be kept all the same: what comes later may tell otherwise. */
  homeless: readonly Leaf<Aggregate>[];
  endpointOfLeaf(leaf: Leaf<Aggregate>): DerivedEndpoint<D> | null;
  endpointOfProbe(leaf: Leaf<Aggregate>): DerivedEndpoint<D> | null;
}

/** A host that redirects at least this share of its endpoints, and at least this many, redirects blindly. */
const BLANKET_SHARE = 0.95;
const BLANKET_ENDPOINTS = 5;

/**
 * Turns an API's declarations and traffic into its endpoints. `keys` are those that its specs declare. Pure; the cost is
 * that of inferring the templates.
 */
export function deriveEndpoints<D extends Declaration>(
  fold: ApiFold,
  declarations: readonly D[],
  overrides: readonly TemplateOverride[],
  keys: readonly DeclaredKey[] = [],
): Derivation<D> {
  const endpoints = new Map<string, DerivedEndpoint<D>>();
  for (const declaration of declarations) {
    const key = endpointKey(declaration.method, declaration.key);
    if (!endpoints.get(key)?.declaration?.isCurrent) endpoints.set(key, fromDeclaration(declaration));
  }
  for (const [key, aggregate] of fold.documented) endpointOf(endpoints, key).documented = aggregate;
  const inference = inferTemplates(fold.trie, {
    documented: declarations.map(({ path }) => path),
    overrides,
  });
  const byLeaf = new Map<number, DerivedEndpoint<D>>();
  const isBlanket =
    inference.endpoints.length >= BLANKET_ENDPOINTS && redirectShare(inference.endpoints) >= BLANKET_SHARE;
  const homeless: Leaf<Aggregate>[] = [];
  for (const learned of inference.endpoints) {
    if (isBlanket && isRedirectOnly(learned)) {
      homeless.push(...learned.leaves);
      continue;
    }
    const endpoint = endpointOf(
      endpoints,
      endpointKey(METHODS[learned.method] as string, learned.key),
      learned,
    );
    for (const leaf of learned.leaves) {
      endpoint.leaves.push(leaf);
      byLeaf.set(leaf.index, endpoint);
    }
  }
  const byProbe = attributeProbes(fold, [...endpoints.values()]);
  const strays = fold.probes.leaves().filter(({ index }) => !byProbe.has(index));
  for (const endpoint of endpoints.values()) {
    endpoint.aggregate = together(endpoint);
    endpoint.summary = endpoint.aggregate && creditKeys(summarise(endpoint.aggregate), keys);
  }
  return {
    endpoints,
    unmatched: [...homeless, ...strays].reduce((sum, { requests }) => sum + requests, 0),
    homeless,
    endpointOfLeaf: (leaf) => byLeaf.get(leaf.index) ?? null,
    endpointOfProbe: (leaf) => byProbe.get(leaf.index) ?? null,
  };
}

type Learned = ReturnType<typeof inferTemplates<Aggregate>>['endpoints'][number];

function fromDeclaration<D extends Declaration>(declaration: D): DerivedEndpoint<D> {
  const { method, path, key } = declaration;
  return { ...EMPTY, ...describeTemplate(path), method, path, key, declaration, leaves: [] };
}
const EMPTY = { documented: null, probes: null, aggregate: null, summary: null };

/** The endpoint of a key, made when there is none: from what was learned, or from the key alone. */
function endpointOf<D extends Declaration>(
  endpoints: Map<string, DerivedEndpoint<D>>,
  key: string,
  learned?: Learned,
): DerivedEndpoint<D> {
  let endpoint = endpoints.get(key);
  if (!endpoint) {
    const [method, template] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    const { parameters, reasons } = learned ?? describeTemplate(template);
    const path = learned?.template ?? template;
    endpoint = { ...EMPTY, method, path, key: template, declaration: null, leaves: [], parameters, reasons };
    endpoints.set(key, endpoint);
  }
  return endpoint;
}

function isRedirectOnly(learned: Learned): boolean {
  return learned.leaves.every(({ payload: { statuses } }) => {
    for (let i = 0; i < statuses.length; i += STATUS_WIDTH)
      if (Math.floor((statuses[i] as number) / 100) !== 3) return false;
    return true;
  });
}

function redirectShare(learned: readonly Learned[]): number {
  return learned.filter(isRedirectOnly).length / learned.length;
}

/** All evidence of an endpoint. Borrowed where there is one part, so that nothing is copied in the common case. */
function together({ documented, leaves, probes }: DerivedEndpoint): Aggregate | null {
  const parts = [documented, ...leaves.map(({ payload }) => payload), probes].filter((part) => part !== null);
  return parts.length > 1 ? merged(parts) : (parts[0] ?? null);
}

function merged(parts: readonly Aggregate[]): Aggregate {
  const whole = createAggregate();
  for (const part of parts) mergeAggregate(whole, part);
  return whole;
}

/** In place of a wildcard: no literal segment is this, and every parameter accepts it. */
const ANYTHING = '\u0001';

/** Adds what no handler answered to the endpoints whose template explains the path. Returns them by leaf. */
function attributeProbes<D extends Declaration>(
  fold: ApiFold,
  endpoints: readonly DerivedEndpoint<D>[],
): Map<number, DerivedEndpoint<D>> {
  const byProbe = new Map<number, DerivedEndpoint<D>>();
  const leaves = fold.probes.leaves();
  if (leaves.length === 0) return byProbe;
  const known = endpoints.map(({ method, path }, ref) => ({ method: methodNumber(method), path, ref }));
  const matcher = compileOperations(known.filter(({ method }) => method >= 0));
  const parts = new Map<DerivedEndpoint<D>, Aggregate[]>();
  for (const leaf of leaves) {
    const path = new TextEncoder().encode(joinTokens(leaf.tokens, ANYTHING));
    const endpoint = endpoints[matcher.match(path, 0, path.length, leaf.method)];
    if (!endpoint) continue;
    byProbe.set(leaf.index, endpoint);
    parts.set(endpoint, [...(parts.get(endpoint) ?? []), leaf.payload]);
  }
  for (const [endpoint, probes] of parts) endpoint.probes = merged(probes);
  return byProbe;
}
