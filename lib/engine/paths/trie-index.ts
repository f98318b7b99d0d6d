import type { PathPrior } from '@/lib/engine/lexicon/path-prior';
import type { PathTrie } from './path-trie';
import { readTraits, type WordTraits } from './word-traits';

const NONE = -1;
/** Number of the wildcard among the words. */
export const WILD_WORD = 0;

/** What inference reads of a trie, gathered once: words by number, requests below each node, methods at each node. */
export interface TrieIndex {
  /** Number of each node's word, the same for the same word anywhere; WILD_WORD for wildcards and roots. */
  word: Int32Array;
  /** Requests that pass through or end at each node. */
  requests: Float64Array;
  /** Requests that end at each node, by class of method: see METHOD_CLASS. */
  ends: Float64Array;
  /** Bit mask of the methods that end at each node. */
  methods: Int32Array;
  /** By number of word. */
  texts: string[];
  traits: WordTraits[];
  /** What stands before the children of each node: the last known word, and how many tokens ago. */
  context: Int32Array;
  /** By number of a word: the contexts that it stands in, anywhere. */
  contexts: ReadonlyMap<number, readonly number[]>;
}

/** GET and HEAD, POST, PUT and PATCH, DELETE, others. */
export const METHOD_CLASSES = 5;
const METHOD_CLASS = [0, 2, 1, 3, 2, 0];

/** Tokens since the last known word are told apart up to here. */
const CONTEXT_STEPS = 4;

const decoder = new TextDecoder();

/** O(nodes + leaves · depth). */
export function indexTrie<T>(trie: PathTrie<T>, prior: PathPrior): TrieIndex {
  const { nodes, leafStore } = trie;
  const count = nodes.limit;
  const word = new Int32Array(count);
  const requests = new Float64Array(count);
  const ends = new Float64Array(count * METHOD_CLASSES);
  const methods = new Int32Array(count);
  const texts = [''];
  const traits = [readTraits(new Uint8Array(0), prior)];
  const byText = new Map<string, number>();
  const context = new Int32Array(count);
  const contexts = new Map<number, number[]>();

  const visit = (node: number): void => {
    const here = context[node] as number;
    for (let child = nodes.first[node] as number; child !== NONE; child = nodes.next[child] as number) {
      const bytes = nodes.wordBytes(child);
      const text = decoder.decode(bytes);
      let id = byText.get(text);
      if (id === undefined) {
        id = texts.length;
        byText.set(text, id);
        texts.push(text);
        traits.push(readTraits(bytes, prior));
      }
      word[child] = id;
      const held = contexts.get(id);
      if (!held) contexts.set(id, [here]);
      else if (!held.includes(here)) held.push(here);
      context[child] = (traits[id] as WordTraits).isUnknown ? further(here) : id * CONTEXT_STEPS;
      visit(child);
    }
    const wild = nodes.wild[node] as number;
    if (wild === NONE) return;
    context[wild] = further(here);
    visit(wild);
  };
  visit(trie.root);

  for (let leaf = 0; leaf < leafStore.limit; leaf++) {
    const end = leafStore.node[leaf] as number;
    if (end === NONE) continue;
    const sum = leafStore.requests[leaf] as number;
    const method = leafStore.method[leaf] as number;
    const at = end * METHOD_CLASSES + (METHOD_CLASS[method] ?? 4);
    ends[at] = (ends[at] as number) + sum;
    methods[end] = (methods[end] as number) | (1 << method);
    for (let node = end; node !== NONE; node = nodes.parent[node] as number) {
      requests[node] = (requests[node] as number) + sum;
    }
  }
  return { word, requests, ends, methods, texts, traits, context, contexts };
}

function further(context: number): number {
  return context % CONTEXT_STEPS === CONTEXT_STEPS - 1 ? context : context + 1;
}
