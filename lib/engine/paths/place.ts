import type { NodeStore } from './node-store';
import type { TrieIndex } from './trie-index';
import { METHOD_CLASSES, WILD_WORD } from './trie-index';

const NONE = -1;

/** A word below a place: the trie's nodes that carry it, over all nodes that the place has merged. */
export interface PlaceChild {
  word: number;
  nodes: number[];
  requests: number;
  /** Requests that end here, by class of method. */
  ends: number[];
  methods: number;
  /** Tokens below, as numbers of words; a wildcard is WILD_WORD. */
  below: number[];
  /** Pairs of tokens, one and two below. */
  belowTwice: number[];
  /** The same for children with the same tokens below. */
  signature: string;
}

/** One place in the template tree: nodes of the trie whose paths so far have been found to be the same template. */
export interface Place {
  /** Template so far, `{}` for each parameter; `''` at the root. */
  key: string;
  nodes: readonly number[];
  depth: number;
  /** Number of the word before, WILD_WORD when that is a parameter or there is none. */
  parentWord: number;
  /** The last literal word before, however many parameters lie between. */
  lastWord: number;
  isBelowParameter: boolean;
}

/** What lies below a place. */
export interface PlaceView {
  place: Place;
  children: PlaceChild[];
  wild: PlaceChild | null;
  wildMask: number;
  /** Requests that go below the place. */
  requests: number;
}

export function viewPlace(store: NodeStore, index: TrieIndex, place: Place): PlaceView {
  const byWord = new Map<number, number[]>();
  const wildNodes: number[] = [];
  let wildMask = 0;
  for (const node of place.nodes) {
    for (let child = store.first[node] as number; child !== NONE; child = store.next[child] as number) {
      const word = index.word[child] as number;
      const held = byWord.get(word);
      if (held) held.push(child);
      else byWord.set(word, [child]);
    }
    const wild = store.wild[node] as number;
    if (wild !== NONE) {
      wildNodes.push(wild);
      wildMask |= store.mask[wild] as number;
    }
  }
  const children = [...byWord].map(([word, nodes]) => describeChild(store, index, word, nodes));
  children.sort((a, b) => ((index.texts[a.word] as string) < (index.texts[b.word] as string) ? -1 : 1));
  const wild = wildNodes.length > 0 ? describeChild(store, index, WILD_WORD, wildNodes) : null;
  const requests = children.reduce((sum, child) => sum + child.requests, wild?.requests ?? 0);
  return { place, children, wild, wildMask, requests };
}

function describeChild(store: NodeStore, index: TrieIndex, word: number, nodes: number[]): PlaceChild {
  const ends = new Array<number>(METHOD_CLASSES).fill(0);
  let requests = 0;
  let methods = 0;
  let isLeaf = true;
  for (const node of nodes) {
    requests += index.requests[node] as number;
    methods |= index.methods[node] as number;
    for (let i = 0; i < METHOD_CLASSES; i++) {
      ends[i] = (ends[i] as number) + (index.ends[node * METHOD_CLASSES + i] as number);
    }
    if (store.first[node] !== NONE || store.wild[node] !== NONE) isLeaf = false;
  }
  if (isLeaf) return { word, nodes, requests, ends, methods, below: [], belowTwice: [], signature: '' };
  const seen = new Set<number>();
  const seenTwice = new Set<number>();
  for (const node of nodes) {
    addBelow(store, index, node, (token, child) => {
      seen.add(token);
      addBelow(store, index, child, (next) => seenTwice.add(token * 65536 + next));
    });
  }
  const below = [...seen].sort((a, b) => a - b);
  return { word, nodes, requests, ends, methods, below, belowTwice: [...seenTwice], signature: below.join() };
}

function addBelow(
  store: NodeStore,
  index: TrieIndex,
  node: number,
  add: (token: number, child: number) => void,
): void {
  for (let child = store.first[node] as number; child !== NONE; child = store.next[child] as number) {
    add(index.word[child] as number, child);
  }
  const wild = store.wild[node] as number;
  if (wild !== NONE) add(WILD_WORD, wild);
}
