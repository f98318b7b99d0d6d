import type { ModelWeights } from '@/lib/engine/lexicon/path-model';
import { FEATURES, GROUPS } from './place-features';

const GROUP_OF = Uint8Array.from(FEATURES, ({ group }) => GROUPS.indexOf(group));

export class LiteralModel {
  private readonly model: ModelWeights;

  constructor(model: ModelWeights) {
    this.model = model;
  }

  /** Log-odds that the word is a parameter's value; positive means parameter. Adds the shares of GROUPS to `groups`. */
  score(row: Float64Array, wordClass: number, groups?: Float64Array): number {
    const { bias } = this.model;
    const start = (bias[0] as number) + (bias[1 + wordClass] as number);
    let total = start;
    for (let i = 0; i < row.length; i++) {
      const value = this.contribution(i, row[i] as number, wordClass);
      total += value;
      if (groups) {
        const group = GROUP_OF[i] ?? GROUPS.length;
        groups[group] = (groups[group] as number) + value;
      }
    }
    return total;
  }

  private contribution(feature: number, value: number, wordClass: number): number {
    const knots = this.model.knots[feature] as readonly number[];
    const weights = this.model.weights[feature] as readonly number[];
    const count = knots.length;
    const offset = count * (1 + wordClass);
    let high = 0;
    while (high < count && (knots[high] as number) < value) high++;
    if (high === 0) return (weights[0] as number) + (weights[offset] as number);
    if (high === count) return (weights[count - 1] as number) + (weights[offset + count - 1] as number);
    const below = knots[high - 1] as number;
    const share = (value - below) / ((knots[high] as number) - below);
    const left = (weights[high - 1] as number) + (weights[offset + high - 1] as number);
    const right = (weights[high] as number) + (weights[offset + high] as number);
    return left + (right - left) * share;
  }
}
