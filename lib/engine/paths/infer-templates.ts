import type { PathParameter, SegmentReason, TemplateOverride } from '@/lib/contracts/endpoint';
import { PATH_MODEL } from '@/lib/engine/lexicon/path-model';
import { PATH_PRIOR, type PathPrior } from '@/lib/engine/lexicon/path-prior';
import { type CertainPlace, gatherEvidence } from './certain-evidence';
import { explainCertain, explainStatistics } from './explain-decision';
import { groupBy } from './group-by';
import { isVerbToken, joinTokens } from './join-tokens';
import { createJudge, type Judge, type Verdict } from './judge-place';
import { nameParameter, unique } from './parameter-name';
import { typeParameter } from './parameter-type';
import type { Leaf, PathTrie } from './path-trie';
import { type Place, type PlaceChild, viewPlace } from './place';
import { indexTrie, WILD_WORD } from './trie-index';
import { isVersion, type WordTraits } from './word-traits';

export interface InferenceInput {
  /** Templates of the API's specs, current and older. */
  documented?: readonly string[];
  overrides?: readonly TemplateOverride[];
  prior?: PathPrior;
  judge?: Judge;
}

/** An endpoint that traffic shows. */
export interface LearnedEndpoint<T> {
  /** Index into METHODS. */
  method: number;
  /** With named parameters: `/users/{userId}`. */
  template: string;
  /** With `{}` for each parameter. */
  key: string;
  parameters: PathParameter[];
  reasons: SegmentReason[];
  leaves: Leaf<T>[];
}

export interface Inference<T> {
  /** By key, then by method. */
  endpoints: LearnedEndpoint<T>[];
  /** Position in `endpoints` of the endpoint that a leaf belongs to. */
  endpointOf(leaf: Leaf<T>): number;
}

/** A place with what the endpoints below it inherit. */
interface OpenPlace extends Place {
  /** The last literal before that is no version: parameters are named after it. `''` when there is none. */
  noun: string;
  certain: readonly CertainPlace[];
  template: string;
  parameters: PathParameter[];
  reasons: SegmentReason[];
}

interface Decision {
  child: PlaceChild;
  isParameter: boolean;
  source: SegmentReason['source'];
  verdict: Verdict;
}

const defaultJudge = createJudge(PATH_MODEL);

/**
 * Decides top-down which segments are literals and which are parameters, and gathers the trie's leaves into endpoints.
 * A person's decision outweighs all, then come specs and routes, then first-sight shapes, then statistics. A function
 * of the trie and the input alone. O(nodes · features).
 */
export function inferTemplates<T>(trie: PathTrie<T>, input: InferenceInput = {}): Inference<T> {
  const { documented = [], overrides = [], prior = PATH_PRIOR, judge = defaultJudge } = input;
  const leaves = trie.leaves();
  const byNode = groupBy(leaves, ({ index }) => trie.leafStore.node[index] as number);
  const evidence = gatherEvidence(documented, leaves, overrides);
  const index = indexTrie(trie, prior);
  const found = new Map<string, LearnedEndpoint<T>>();

  const collect = (place: OpenPlace, leaf: Leaf<T>): void => {
    const id = `${place.key} ${leaf.method}`;
    const held = found.get(id);
    if (held) {
      held.leaves.push(leaf);
      return;
    }
    const { template, parameters, reasons } = place;
    const key = place.key === '' ? '/' : place.key;
    found.set(id, {
      method: leaf.method,
      template: template === '' ? '/' : template,
      key,
      parameters,
      reasons,
      leaves: [leaf],
    });
  };

  const decide = (
    place: OpenPlace,
    children: readonly PlaceChild[],
    verdicts: readonly Verdict[],
  ): Decision[] => {
    const people = evidence.overrides.get(place.key) ?? [];
    return children.map((child, i) => {
      const text = index.texts[child.word] as string;
      const verdict = verdicts[i] as Verdict;
      const isSplit = people.some(({ kind, words }) => kind === 'split' && words.includes(text));
      if (isSplit) return { child, isParameter: false, source: 'person', verdict };
      if (people.some(({ kind }) => kind === 'merge'))
        return { child, isParameter: true, source: 'person', verdict };
      const literal = place.certain.find(({ literals }) => literals.has(text));
      if (literal)
        return { child, isParameter: false, source: literal.literals.get(text)?.source ?? 'spec', verdict };
      if (text === '') return { child, isParameter: false, source: 'shape', verdict };
      const parameter = place.certain.find((certain) => certain.parameter !== null)?.parameter;
      if (parameter && !(verdict.logOdds < 0 && isPublicName(index.traits[child.word] as WordTraits))) {
        return { child, isParameter: true, source: parameter.source, verdict };
      }
      return { child, isParameter: verdict.logOdds > 0, source: 'statistics', verdict };
    });
  };

  const openLiteral = (
    place: OpenPlace,
    { child, source, verdict }: Decision,
    names: readonly string[],
  ): OpenPlace => {
    const text = index.texts[child.word] as string;
    const siblings = names.filter((name) => name !== text);
    const joined = place.depth > 0 && isVerbToken(text) ? text : `/${text}`;
    return {
      key: place.key + joined,
      template: place.template + joined,
      nodes: child.nodes,
      depth: place.depth + 1,
      parentWord: child.word,
      lastWord: child.word,
      noun: isVersion(text) ? place.noun : text,
      isBelowParameter: false,
      certain: place.certain.flatMap(({ literals }) => literals.get(text) ?? []),
      parameters: place.parameters,
      reasons: [
        ...place.reasons,
        source === 'statistics'
          ? explainStatistics(place.depth, 'literal', verdict.logOdds, verdict.groups, siblings)
          : explainCertain(place.depth, 'literal', source, siblings),
      ],
    };
  };

  const openParameter = (
    place: OpenPlace,
    wild: PlaceChild | null,
    mask: number,
    merged: readonly Decision[],
    names: readonly string[],
  ): OpenPlace => {
    const certain = place.certain.flatMap(({ parameter }) => parameter ?? []);
    const taken = place.parameters.map(({ name }) => name);
    const stated = certain.find(({ name }) => name !== '')?.name;
    const name = stated === undefined ? nameParameter(place.noun, taken) : unique(stated, taken);
    const words = merged.map(({ child }) => child);
    const type = typeParameter(mask, words, index.traits, index.texts);
    return {
      key: `${place.key}/{}`,
      template: `${place.template}/{${name}}`,
      nodes: [...(wild?.nodes ?? []), ...words.flatMap(({ nodes }) => nodes)],
      depth: place.depth + 1,
      parentWord: WILD_WORD,
      lastWord: place.lastWord,
      noun: place.noun,
      isBelowParameter: true,
      certain,
      parameters: [...place.parameters, { position: place.depth, name, ...type }],
      reasons: [...place.reasons, explainParameter(place, certain, merged, names)],
    };
  };

  const grow = (place: OpenPlace): void => {
    for (const node of place.nodes) for (const leaf of byNode.get(node) ?? []) collect(place, leaf);
    const view = viewPlace(trie.nodes, index, place);
    if (view.children.length === 0 && view.wild === null) return;
    const decisions = decide(place, view.children, view.children.length > 0 ? judge(view, index) : []);
    const literals = decisions.filter(({ isParameter }) => !isParameter);
    const merged = decisions.filter(({ isParameter }) => isParameter);
    const names = literals
      .map(({ child }) => index.texts[child.word] as string)
      .filter((name) => name !== '');
    for (const literal of literals) grow(openLiteral(place, literal, names));
    if (view.wild || merged.length > 0) grow(openParameter(place, view.wild, view.wildMask, merged, names));
  };

  const start = { key: '', depth: 0, parentWord: WILD_WORD, lastWord: WILD_WORD, isBelowParameter: false };
  grow({
    ...start,
    nodes: [trie.root],
    certain: [evidence.root],
    noun: '',
    template: '',
    parameters: [],
    reasons: [],
  });
  for (const leaf of leaves) if (leaf.isRoute) collect(routePlace(leaf, evidence.root), leaf);

  const endpoints = [...found.values()].sort((a, b) =>
    a.key === b.key ? a.method - b.method : a.key < b.key ? -1 : 1,
  );
  const positions = new Map(
    endpoints.flatMap(({ leaves: own }, at) => own.map(({ index: leaf }) => [leaf, at] as const)),
  );
  return { endpoints, endpointOf: ({ index: leaf }) => positions.get(leaf) ?? -1 };
}

/** A name that three or more providers use, some beside a parameter: a documented parameter does not make it a value. */
function isPublicName(traits: WordTraits): boolean {
  return !traits.isUnknown && !traits.hasExtension && traits.rarest >= 2 && traits.beside > 0;
}

function explainParameter(
  place: OpenPlace,
  certain: readonly CertainPlace[],
  merged: readonly Decision[],
  names: readonly string[],
): SegmentReason {
  const person = merged.find(({ source }) => source === 'person');
  if (person) return explainCertain(place.depth, 'parameter', 'person', names);
  const [first] = certain;
  if (first) return explainCertain(place.depth, 'parameter', first.source, names);
  if (merged.length === 0) return explainCertain(place.depth, 'parameter', 'shape', names);
  const groups = new Float64Array((merged[0] as Decision).verdict.groups.length);
  let logOdds = 0;
  for (const { verdict } of merged) {
    logOdds += verdict.logOdds / merged.length;
    for (let i = 0; i < groups.length; i++)
      groups[i] = (groups[i] as number) + (verdict.groups[i] as number) / merged.length;
  }
  return explainStatistics(place.depth, 'parameter', logOdds, groups, names);
}

/** A route's template as a place: every segment certain. `root` knows the names of its parameters. */
function routePlace<T>({ tokens }: Leaf<T>, root: CertainPlace): OpenPlace {
  const parameters: PathParameter[] = [];
  let certain: CertainPlace | null | undefined = root;
  let noun = '';
  const named = tokens.map((token, position) => {
    certain = token === null ? certain?.parameter : certain?.literals.get(token);
    if (token !== null) {
      if (!isVersion(token)) noun = token;
      return token;
    }
    const taken = parameters.map((parameter) => parameter.name);
    const name = certain?.name ? unique(certain.name, taken) : nameParameter(noun, taken);
    parameters.push({ position, name, type: 'string' });
    return `{${name}}`;
  });
  return {
    key: joinTokens(tokens, '{}'),
    template: joinTokens(named, ''),
    nodes: [],
    depth: tokens.length,
    parentWord: WILD_WORD,
    lastWord: WILD_WORD,
    noun: '',
    isBelowParameter: false,
    certain: [],
    parameters,
    reasons: tokens.map((token, i) =>
      explainCertain(i, token === null ? 'parameter' : 'literal', 'route', []),
    ),
  };
}
