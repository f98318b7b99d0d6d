import type { JudgeWeights } from '@/lib/engine/lexicon/path-model';
import { LiteralModel } from './literal-model';
import type { PlaceView } from './place';
import { FEATURES, GROUPS, placeFeatures, wordClass } from './place-features';
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

export function createJudge(weights: JudgeWeights): Judge {
  const first = new LiteralModel(weights.first);
  const second = new LiteralModel(weights.second);
  return (view, index) => {
    const rows = placeFeatures(view, index);
    const classes = view.children.map((child) => wordClass(index.traits[child.word] as WordTraits, child));
    const odds = rows.map((row, i) => first.score(row, classes[i] as number));
    return secondRows(rows, classes, odds).map((row, i) => {
      const groups = new Float64Array(GROUPS.length + 1);
      return { logOdds: second.score(row, classes[i] as number, groups), groups };
    });
  };
}

/** Rows of the second look: the first look's features with SECOND_FEATURES appended. */
export function secondRows(
  rows: readonly Float64Array[],
  classes: readonly number[],
  odds: readonly number[],
): Float64Array[] {
  const chances = odds.map((value) => 1 / (1 + Math.exp(-value)));
  const sum = chances.reduce((total, chance) => total + chance, 0);
  const high = chances.filter((chance) => chance > 0.5).length;
  return rows.map((row, i) => {
    const others = rows.length - 1;
    const own = chances[i] as number;
    const likes = chances.filter(
      (_, j) => j !== i && (classes[j] as number) >> 1 === (classes[i] as number) >> 1,
    );
    const wide = new Float64Array(FEATURES.length + SECOND_FEATURES.length);
    wide.set(row);
    wide.set(
      [
        others === 0 ? -0.2 : (sum - own) / others,
        others === 0 ? -0.2 : (high - (own > 0.5 ? 1 : 0)) / others,
        others === 0
          ? -0.2
          : chances.reduce((best, chance, j) => (j === i ? best : Math.max(best, chance)), 0),
        others === 0
          ? -0.2
          : chances.reduce((best, chance, j) => (j === i ? best : Math.min(best, chance)), 1),
        likes.length === 0 ? -0.2 : likes.reduce((total, chance) => total + chance, 0) / likes.length,
      ],
      FEATURES.length,
    );
    return wide;
  });
}
