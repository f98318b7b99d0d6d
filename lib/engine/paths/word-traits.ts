import type { PathPrior } from '@/lib/engine/lexicon/path-prior';
import { visitWords } from '@/lib/engine/lexicon/path-words';
import { SHAPE, segmentShape } from './segment-shape';

/** What a segment's own bytes tell, wherever it stands. */
export interface WordTraits {
  length: number;
  dashes: number;
  underscores: number;
  dots: number;
  /** Share of digits. */
  digits: number;
  /** Digits at the end. */
  trailingDigits: number;
  /** Letter case: 0 none, 1 lower, 2 camelCase, 3 PascalCase, 4 upper. */
  letterCase: number;
  /** Characters other than letters, digits, `-`, `_`, `.`. */
  others: number;
  hasExtension: boolean;
  isVersion: boolean;
  isDate: boolean;
  isVerb: boolean;
  consonantRun: number;
  vowels: number;
  words: number;
  unknownWords: number;
  /** log2(1 + providers) of the rarest, the commonest and the last word. */
  rarest: number;
  commonest: number;
  last: number;
  /** log2(1 + providers): beside a parameter, as a parameter's value; of the word for which it is highest, lowest. */
  beside: number;
  value: number;
  /** Log-odds that a parameter follows. */
  follow: number;
  isPlural: boolean;
  isUnknown: boolean;
  /** Says that what follows is one of a kind: type, format, lang, status, … */
  isSelector: boolean;
}

const SELECTORS = new Set(
  'type format lang language locale status state currency country version mode kind category by level period interval region'.split(
    ' ',
  ),
);
const EXTENSION = /^[A-Za-z0-9_%-]+\.[a-z][a-z0-9]{1,4}$/;
const VERSION = /^(v\d+([._]\d+)*((alpha|beta|rc|p)\d*)*|\d{1,2}\.\d{1,2}(\.\d{1,3})?)$/i;
const VERB = /^:[A-Za-z]{2,}$/;
const decoder = new TextDecoder();

/** `v2`, `v1beta1`, `1.0`: no noun, and no name. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

export function readTraits(bytes: Uint8Array, prior: PathPrior): WordTraits {
  const text = decoder.decode(bytes);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const letters = count(/[A-Za-z]/g);
  return {
    length: text.length,
    dashes: count(/-/g),
    underscores: count(/_/g),
    dots: count(/\./g),
    digits: text === '' ? 0 : count(/\d/g) / text.length,
    trailingDigits: /\d*$/.exec(text)?.[0].length ?? 0,
    letterCase: letterCaseOf(text, letters),
    others: count(/[^A-Za-z0-9_.-]/g),
    hasExtension: EXTENSION.test(text),
    isVersion: isVersion(text),
    isDate: segmentShape(bytes, 0, bytes.length) === SHAPE.date,
    isVerb: VERB.test(text),
    consonantRun: longestConsonantRun(text),
    vowels: letters === 0 ? 0 : count(/[aeiouy]/gi) / letters,
    ...readVocabulary(bytes, prior),
  };
}

type Vocabulary = Pick<
  WordTraits,
  | 'words'
  | 'unknownWords'
  | 'rarest'
  | 'commonest'
  | 'last'
  | 'beside'
  | 'value'
  | 'follow'
  | 'isPlural'
  | 'isUnknown'
  | 'isSelector'
>;

function readVocabulary(bytes: Uint8Array, prior: PathPrior): Vocabulary {
  const seen: Vocabulary = {
    words: 0,
    unknownWords: 0,
    rarest: 0,
    commonest: 0,
    last: 0,
    beside: 0,
    value: 0,
    follow: 0,
    isPlural: false,
    isUnknown: !prior.isKnown(bytes, 0, bytes.length),
    isSelector: false,
  };
  visitWords(bytes, 0, bytes.length, (hash, start, end) => {
    const at = prior.find(hash);
    const literal = at < 0 ? 0 : Math.log2(1 + (prior.literal[at] as number));
    const value = at < 0 ? 0 : Math.log2(1 + (prior.value[at] as number));
    seen.rarest = seen.words === 0 ? literal : Math.min(seen.rarest, literal);
    seen.value = seen.words === 0 ? value : Math.min(seen.value, value);
    seen.commonest = Math.max(seen.commonest, literal);
    seen.last = literal;
    if (literal === 0) seen.unknownWords++;
    if (at >= 0) seen.beside = Math.max(seen.beside, Math.log2(1 + (prior.beside[at] as number)));
    seen.follow = at < 0 ? 0 : (prior.follow[at] as number);
    const word = decoder.decode(bytes.subarray(start, end)).toLowerCase();
    seen.isPlural = /[^su]s$/.test(word) && word.length > 3;
    seen.isSelector = SELECTORS.has(word);
    seen.words++;
    return true;
  });
  return seen;
}

function letterCaseOf(text: string, letters: number): number {
  if (letters === 0) return 0;
  if (!/[A-Z]/.test(text)) return 1;
  if (!/[a-z]/.test(text)) return 4;
  return /^[^A-Za-z]*[a-z]/.test(text) ? 2 : 3;
}

function longestConsonantRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/[bcdfghjklmnpqrstvwxz]+/gi)) longest = Math.max(longest, run.length);
  return longest;
}
