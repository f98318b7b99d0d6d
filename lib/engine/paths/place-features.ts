import { FEATURES } from './feature-names';
import type { PlaceChild, PlaceView } from './place';
import { METHOD_CLASSES, type TrieIndex, WILD_WORD } from './trie-index';
import type { WordTraits } from './word-traits';

/** Classes of words, each with its own weights beside the common ones: how known it is, and whether it leads further. */
export const CLASSES = 6;

export function wordClass(traits: WordTraits, child: PlaceChild): number {
  const vocabulary = !traits.isUnknown ? 0 : traits.unknownWords < traits.words ? 1 : 2;
  return vocabulary * 2 + (child.below.length > 0 ? 1 : 0);
}

const log2 = (value: number): number => Math.log2(1 + value);

/** What the siblings have in common, computed once for a place. */
interface Siblings {
  unknown: number;
  once: number;
  meanRequests: number;
  rarest: number;
  leaves: number;
  below: Map<number, number>;
  belowTwice: Map<number, number>;
  methods: Map<number, number>;
  signatures: Map<string, number>;
  /** Contexts of the place itself, and by other context the children that stand there too. */
  own: ReadonlySet<number>;
  pools: Map<number, number>;
  forms: Map<number, number>;
}

/** Fills one row of FEATURES for each child of the place. O(children + their subtrees to depth 2). */
export function placeFeatures(view: PlaceView, index: TrieIndex): Float64Array[] {
  const siblings = describeSiblings(view, index);
  return view.children.map((child) => childFeatures(view, index, siblings, child));
}

function describeSiblings({ children, place }: PlaceView, index: TrieIndex): Siblings {
  const siblings: Siblings = {
    unknown: 0,
    once: 0,
    meanRequests: 0,
    rarest: 0,
    leaves: 0,
    below: new Map(),
    belowTwice: new Map(),
    methods: new Map(),
    signatures: new Map(),
    own: new Set(place.nodes.map((node) => index.context[node] as number)),
    pools: new Map(),
    forms: new Map(),
  };
  for (const child of children) {
    const traits = index.traits[child.word] as WordTraits;
    if (traits.isUnknown) siblings.unknown++;
    if (child.requests === 1) siblings.once++;
    if (child.below.length === 0) siblings.leaves++;
    siblings.meanRequests += child.requests / children.length;
    siblings.rarest += traits.rarest / children.length;
    for (const token of child.below) bump(siblings.below, token);
    for (const pair of child.belowTwice) bump(siblings.belowTwice, pair);
    bump(siblings.methods, child.methods);
    bump(siblings.signatures, child.signature);
    bump(siblings.forms, formOf(traits));
    for (const context of index.contexts.get(child.word) ?? []) {
      if (!siblings.own.has(context)) bump(siblings.pools, context);
    }
  }
  return siblings;
}

function bump<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function formOf(traits: WordTraits): number {
  return (
    traits.letterCase +
    5 * Math.min(traits.dashes, 2) +
    15 * Math.min(traits.underscores, 2) +
    45 * Math.min(traits.words, 3) +
    180 * (traits.digits > 0 ? 1 : 0)
  );
}

function childFeatures(
  view: PlaceView,
  index: TrieIndex,
  siblings: Siblings,
  child: PlaceChild,
): Float64Array {
  const row = new Float64Array(FEATURES.length);
  const traits = index.traits[child.word] as WordTraits;
  let at = 0;
  const put = (value: number | boolean): void => {
    row[at++] = Number(value);
  };
  putForm(put, traits);
  put(traits.words === 0 ? 0 : traits.unknownWords / traits.words);
  put(traits.rarest);
  put(traits.commonest);
  put(traits.last);
  put(traits.beside);
  put(traits.value);
  put(traits.isPlural);
  put(traits.follow);
  putCounts(put, view, siblings, child, traits);
  putContext(put, view, index);
  putMethods(put, view, siblings, child);
  putSubtree(put, view, siblings, child);
  putPool(put, view, index, siblings, child);
  return row;
}

type Put = (value: number | boolean) => void;

function putForm(put: Put, traits: WordTraits): void {
  put(traits.length);
  put(traits.dashes);
  put(traits.underscores);
  put(traits.dots);
  put(traits.digits);
  put(traits.trailingDigits);
  put(traits.letterCase === 1);
  put(traits.letterCase === 2);
  put(traits.letterCase === 3);
  put(traits.letterCase === 4);
  put(traits.others);
  put(traits.hasExtension);
  put(traits.isVersion);
  put(traits.isDate);
  put(traits.isVerb);
  put(traits.consonantRun);
  put(traits.vowels);
  put(traits.words);
  put(traits.length > 0 && traits.length <= 3);
}

function putCounts(
  put: Put,
  view: PlaceView,
  siblings: Siblings,
  child: PlaceChild,
  traits: WordTraits,
): void {
  const count = view.children.length;
  const others = count - 1;
  const unknown = siblings.unknown - (traits.isUnknown ? 1 : 0);
  put(log2(child.requests));
  put(child.requests === 1);
  put(log2(others));
  put(log2(unknown));
  put(log2(others - unknown));
  put(others === 0 ? -0.2 : unknown / others);
  put(1 / siblings.meanRequests);
  put(Math.log2(child.requests / siblings.meanRequests));
  put(child.requests / view.requests);
  put(others === 0 ? -0.2 : (siblings.once - (child.requests === 1 ? 1 : 0)) / others);
  put(others === 0 ? -0.5 : (siblings.rarest * count - traits.rarest) / others);
  put(others === 0 ? -0.2 : ((siblings.forms.get(formOf(traits)) as number) - 1) / others);
  put(log2(view.requests));
  put(log2(view.requests / (count + (view.wild === null ? 0 : 1))));
}

function putContext(put: Put, view: PlaceView, index: TrieIndex): void {
  const { place, wild } = view;
  const parent = index.traits[place.parentWord] as WordTraits;
  const last = index.traits[place.lastWord] as WordTraits;
  const isLiteral = place.parentWord !== WILD_WORD;
  put(wild === null ? 0 : wild.requests / view.requests);
  put(wild !== null);
  put((view.wildMask & 1) !== 0);
  put(isLiteral ? parent.follow : 0);
  put(isLiteral && parent.isPlural);
  put(place.depth);
  put(place.depth === 0);
  put(place.isBelowParameter);
  put(place.nodes.some((node) => (index.ends[node * METHOD_CLASSES + 1] as number) > 0));
  put(isLiteral && parent.isSelector);
  put(isLiteral && !parent.isUnknown);
  put(isLiteral ? parent.last : -1);
  put(last.follow);
  put(last.isSelector);
}

function putMethods(put: Put, view: PlaceView, siblings: Siblings, child: PlaceChild): void {
  for (let i = 0; i < METHOD_CLASSES; i++) put((child.ends[i] as number) > 0);
  const others = view.children.length - 1;
  put(child.methods !== 0);
  put(view.wild === null ? 0.5 : view.wild.methods === child.methods);
  put(others === 0 ? -0.2 : ((siblings.methods.get(child.methods) as number) - 1) / others);
}

function putSubtree(put: Put, view: PlaceView, siblings: Siblings, child: PlaceChild): void {
  const others = view.children.length - 1;
  const shared = child.below.filter((token) => (siblings.below.get(token) as number) > 1).length;
  const sharedTwice = child.belowTwice.filter((pair) => (siblings.belowTwice.get(pair) as number) > 1).length;
  const width = child.below.length;
  const wildBelow = view.wild?.below ?? [];
  const likeWild = child.below.filter((token) => wildBelow.includes(token)).length;
  put(width === 0);
  put(log2(width));
  put(log2(shared));
  put(log2(width - shared));
  put(width === 0 ? -0.2 : shared / width);
  put(child.below.includes(WILD_WORD));
  put(width === 0 || view.wild === null ? -0.2 : likeWild / (width + wildBelow.length - likeWild));
  put(log2(sharedTwice));
  put(log2(child.belowTwice.length - sharedTwice));
  put(others === 0 ? -0.2 : ((siblings.signatures.get(child.signature) as number) - 1) / others);
  put(bestLikeness(view, child));
  put(others === 0 ? -0.2 : (siblings.leaves - (width === 0 ? 1 : 0)) / others);
}

/** Highest Jaccard index of the tokens below with those of a sibling; the first 24 siblings are compared. */
function bestLikeness(view: PlaceView, child: PlaceChild): number {
  if (child.below.length === 0) return -0.2;
  let best = 0;
  const own = new Set(child.below);
  for (const other of view.children.slice(0, 24)) {
    if (other === child || other.below.length === 0) continue;
    let shared = 0;
    for (const token of other.below) if (own.has(token)) shared++;
    best = Math.max(best, shared / (own.size + other.below.length - shared));
  }
  return best;
}

function putPool(put: Put, view: PlaceView, index: TrieIndex, siblings: Siblings, child: PlaceChild): void {
  let overlap = 0;
  let contexts = 0;
  for (const context of index.contexts.get(child.word) ?? []) {
    if (siblings.own.has(context)) continue;
    contexts++;
    overlap = Math.max(overlap, siblings.pools.get(context) as number);
  }
  put(log2(overlap));
  put(log2(contexts));
  put(overlap / view.children.length);
}
