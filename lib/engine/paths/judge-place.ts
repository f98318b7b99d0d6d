import type { JudgeWeights } from '@/lib/engine/lexicon/path-model';
import { FEATURES, GROUPS } from './feature-names';
import { LiteralModel } from './literal-model';
import type { PlaceChild, PlaceView } from './place';
import { placeFeatures, wordClass } from './place-features';
import type { TrieIndex } from './trie-index';
import type { WordTraits } from './word-traits';

/** One child's log-odds to be a parameter's value, in all and by GROUPS with the neighbours last. */
export interface Verdict {
  logOdds: number;
  groups: Float64Array;
}

/** Judges all word children of a place at once, since what one is tells of the others. */
export type Judge = (view: PlaceView, index: TrieIndex) => readonly Verdict[];

/** Features of the second look: what the first look said of the child's siblings. */
export const SECOND_FEATURES = [
  'first',
  'meanOfOthers',
  'shareOfOthers',
  'highest',
  'lowest',
  'meanOfLikes',
] as const;

/** In place of what siblings would tell, where there are none. */
const ALONE = -0.2;
/** log2(1 + providers): two providers or more put the word beside a parameter. */
const SEEN_BESIDE = 1.5;
/** Such a word must be that much likelier a value: to lose `/users/me` is worse than to list one value too many. */
const NAME_MARGIN = 2;
/** A parameter needs evidence: where there is next to none, a public word is a name, and at the root any word is. */
const SCANT_MARGIN = 3;
const SCANT_REQUESTS = 6;
const SCANT_WORDS = 3;
const VOCABULARY = GROUPS.indexOf('vocabulary');
const COUNTS = GROUPS.indexOf('counts');

function isScant({ wild, children, requests }: PlaceView): boolean {
  return wild === null && requests <= SCANT_REQUESTS && children.length <= SCANT_WORDS;
}

/** Whether the place is the root of the API, or that of one of its versions. */
function isStart({ place }: PlaceView, index: TrieIndex): boolean {
  return place.depth === 0 || (index.traits[place.parentWord] as WordTraits).isVersion;
}

export function createJudge(weights: JudgeWeights): Judge {
  const first = new LiteralModel(weights.first);
  const second = new LiteralModel(weights.second);
  return (view, index) => {
    const rows = placeFeatures(view, index);
    const classes = view.children.map((child) => wordClass(index.traits[child.word] as WordTraits, child));
    const odds = rows.map((row, i) => first.score(row, classes[i] as number));
    return secondRows(rows, classes, odds).map((row, i) => {
      const groups = new Float64Array(GROUPS.length + 1);
      const logOdds = second.score(row, classes[i] as number, groups);
      const traits = index.traits[(view.children[i] as PlaceChild).word] as WordTraits;
      const nameMargin = traits.isUnknown || traits.beside < SEEN_BESIDE ? 0 : NAME_MARGIN;
      const scantMargin = isScant(view) && (!traits.isUnknown || isStart(view, index)) ? SCANT_MARGIN : 0;
      groups[VOCABULARY] = (groups[VOCABULARY] as number) - nameMargin;
      groups[COUNTS] = (groups[COUNTS] as number) - scantMargin;
      return { logOdds: logOdds - nameMargin - scantMargin, groups };
    });
  };
}

/** Rows of the second look: the first look's features with SECOND_FEATURES appended. O(rows · features). */
export function secondRows(
  rows: readonly Float64Array[],
  classes: readonly number[],
  odds: readonly number[],
): Float64Array[] {
  const others = rows.length - 1;
  const chances = odds.map((value) => 1 / (1 + Math.exp(-value)));
  const ranked = [...chances].sort((a, b) => a - b);
  const likeSums = [0, 0, 0];
  const likeCounts = [0, 0, 0];
  let sum = 0;
  let high = 0;
  for (const [i, chance] of chances.entries()) {
    const kind = (classes[i] as number) >> 1;
    likeSums[kind] = (likeSums[kind] as number) + chance;
    likeCounts[kind] = (likeCounts[kind] as number) + 1;
    sum += chance;
    if (chance > 0.5) high++;
  }
  return rows.map((row, i) => {
    const own = chances[i] as number;
    const kind = (classes[i] as number) >> 1;
    const likes = (likeCounts[kind] as number) - 1;
    const wide = new Float64Array(FEATURES.length + SECOND_FEATURES.length).fill(ALONE, FEATURES.length);
    wide.set(row);
    if (others > 0) {
      wide[FEATURES.length] = (sum - own) / others;
      wide[FEATURES.length + 1] = (high - (own > 0.5 ? 1 : 0)) / others;
      wide[FEATURES.length + 2] = (own === ranked[others] ? ranked[others - 1] : ranked[others]) as number;
      wide[FEATURES.length + 3] = (own === ranked[0] ? ranked[1] : ranked[0]) as number;
    }
    if (likes > 0) wide[FEATURES.length + 4] = ((likeSums[kind] as number) - own) / likes;
    return wide;
  });
}
