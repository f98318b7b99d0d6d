import type { SegmentReason } from '@/lib/contracts/endpoint';
import { GROUPS } from './feature-names';

/** What a group's contribution says, for a parameter and for a literal. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  form: ['it is spelt like a value', 'it is spelt like a name'],
  vocabulary: ['its words are rare in public APIs', 'its words are names in public APIs'],
  counts: ['it and its siblings are seen as values are', 'it is seen as often as a name is'],
  context: ['a parameter is likely at this place', 'a name is likely at this place'],
  methods: ['it takes the methods of one object', 'it takes the methods of a collection or an action'],
  subtree: ['what follows it follows its siblings too', 'what follows it follows no sibling'],
  pool: ['its siblings are values at another place too', 'its siblings are not shared with another place'],
  neighbours: ['its siblings are judged to be values', 'its siblings are judged to be names'],
};
const GROUP_NAMES = [...GROUPS, 'neighbours'];
/** Literal siblings named in a reason. */
const MOST_SIBLINGS = 5;

/** A reason from the model. `groups` are log-odds by group; names only, never values: `siblings` are literals. */
export function explainStatistics(
  position: number,
  decision: SegmentReason['decision'],
  logOdds: number,
  groups: Float64Array,
  siblings: readonly string[],
): SegmentReason {
  return {
    position,
    decision,
    source: 'statistics',
    logOdds: round(logOdds),
    groups: GROUP_NAMES.map((group, i) => {
      const share = round(groups[i] as number);
      return { group, logOdds: share, words: (WORDS[group] as readonly [string, string])[share > 0 ? 0 : 1] };
    }).filter((entry) => entry.logOdds !== 0),
    siblings: siblings.slice(0, MOST_SIBLINGS),
  };
}

/** A reason that needs no numbers. */
export function explainCertain(
  position: number,
  decision: SegmentReason['decision'],
  source: SegmentReason['source'],
  siblings: readonly string[],
): SegmentReason {
  return { position, decision, source, siblings: siblings.slice(0, MOST_SIBLINGS) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
