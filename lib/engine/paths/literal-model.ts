import type { ModelWeights } from '@/lib/engine/lexicon/path-model';
import { FEATURES, GROUPS } from './feature-names';
import { CLASSES } from './place-features';

const GROUP_OF = Uint8Array.from(FEATURES, ({ group }) => GROUPS.indexOf(group));

/** An additive logistic model, flat for speed: the weights common to all classes are added into those of each class. */
export class LiteralModel {
  private readonly starts: Int32Array;
  private readonly knots: Float64Array;
  private readonly weights: readonly Float64Array[];
  private readonly bias: Float64Array;

  constructor({ knots, weights, bias }: ModelWeights) {
    this.starts = new Int32Array(knots.length + 1);
    for (const [i, own] of knots.entries()) this.starts[i + 1] = (this.starts[i] as number) + own.length;
    this.knots = Float64Array.from(knots.flat());
    this.weights = Array.from({ length: CLASSES }, (_, wordClass) =>
      Float64Array.from(
        weights.flatMap((own, i) => {
          const count = (knots[i] as readonly number[]).length;
          const offset = count * (1 + wordClass);
          return own.slice(0, count).map((weight, knot) => weight + (own[offset + knot] as number));
        }),
      ),
    );
    this.bias = Float64Array.from(
      { length: CLASSES },
      (_, wordClass) => (bias[0] as number) + (bias[1 + wordClass] as number),
    );
  }

  /**
   * Log-odds that the word is a parameter's value; positive means parameter. Adds the shares of GROUPS, and of features
   * past FEATURES as one more, to `groups`. O(features).
   */
  score(row: Float64Array, wordClass: number, groups?: Float64Array): number {
    const { starts, knots } = this;
    const weights = this.weights[wordClass] as Float64Array;
    let total = this.bias[wordClass] as number;
    for (let i = 0; i < row.length; i++) {
      const first = starts[i] as number;
      const end = starts[i + 1] as number;
      const value = row[i] as number;
      let high = first;
      while (high < end && (knots[high] as number) < value) high++;
      let share: number;
      if (high === first || high === end) {
        share = weights[high === end ? end - 1 : first] as number;
      } else {
        const low = knots[high - 1] as number;
        const left = weights[high - 1] as number;
        share = left + (((weights[high] as number) - left) * (value - low)) / ((knots[high] as number) - low);
      }
      total += share;
      if (groups) {
        const group = GROUP_OF[i] ?? GROUPS.length;
        groups[group] = (groups[group] as number) + share;
      }
    }
    return total;
  }
}
