import type { ModelWeights } from '@/lib/engine/lexicon/path-model';
import { CLASSES } from '@/lib/engine/paths/place-features';
import { seededRandom } from './random';

/** Rows with labels and weights, flat: `rows[i * width + feature]`. */
export interface TrainingSet {
  width: number;
  rows: Float32Array;
  classes: Uint8Array;
  labels: Uint8Array;
  weights: Float32Array;
}

export interface FitOptions {
  epochs?: number;
  /** Penalty on the weights common to all classes, and on those of one class. */
  penalty?: number;
  classPenalty?: number;
  seed?: string;
}

const MOST_KNOTS = 7;

/** Knots at quantiles of a feature; all its values when there are few. */
function chooseKnots(set: TrainingSet, feature: number): number[] {
  const count = set.labels.length;
  const step = Math.max(1, Math.floor(count / 20000));
  const values: number[] = [];
  for (let i = 0; i < count; i += step) values.push(set.rows[i * set.width + feature] as number);
  values.sort((a, b) => a - b);
  const distinct = [...new Set(values)];
  if (distinct.length <= MOST_KNOTS) return distinct;
  const knots = new Set([distinct[0] as number, distinct.at(-1) as number]);
  for (let i = 1; i < MOST_KNOTS - 1; i++) {
    knots.add(distinct[Math.floor((distinct.length * i) / (MOST_KNOTS - 1))] as number);
    if (i < 4) knots.add(values[Math.floor((values.length * i) / 4)] as number);
  }
  return [...knots].sort((a, b) => a - b).map((knot) => Number(knot.toPrecision(4)));
}

/**
 * Fits the additive logistic model by mini-batch Adam on the weighted log-loss with L2 penalties. Deterministic for a
 * seed. O(epochs · rows · features).
 */
export function fitModel(set: TrainingSet, options: FitOptions = {}): ModelWeights {
  const { epochs = 6, penalty = 2e-6, classPenalty = 1e-5, seed = 'fit' } = options;
  const knots = Array.from({ length: set.width }, (_, feature) => [...new Set(chooseKnots(set, feature))]);
  const offsets: number[] = [];
  let size = 0;
  for (const own of knots) {
    offsets.push(size);
    size += own.length * (1 + CLASSES);
  }
  const biasAt = size;
  size += 1 + CLASSES;
  const weights = new Float64Array(size);
  const gradient = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const penalties = new Float64Array(size).fill(classPenalty);
  for (const [feature, own] of knots.entries()) {
    const offset = offsets[feature] as number;
    penalties.fill(penalty, offset, offset + own.length);
  }
  penalties.fill(0, biasAt);

  const count = set.labels.length;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const random = seededRandom(seed);
  const touched = new Int32Array(set.width * 4);
  const shares = new Float64Array(set.width * 4);
  const batch = 512;
  let steps = 0;
  let totalWeight = 0;
  for (const weight of set.weights) totalWeight += weight;
  const scale = count / totalWeight;

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const held = order[i] as number;
      order[i] = order[j] as number;
      order[j] = held;
    }
    const rate = 0.02 * (1 - epoch / epochs) + 0.0005;
    for (let from = 0; from < count; from += batch) {
      gradient.fill(0);
      const to = Math.min(count, from + batch);
      for (let k = from; k < to; k++) {
        const i = order[k] as number;
        const weight = (set.weights[i] as number) * scale;
        if (weight === 0) continue;
        const wordClass = set.classes[i] as number;
        let odds = (weights[biasAt] as number) + (weights[biasAt + 1 + wordClass] as number);
        let entries = 0;
        for (let feature = 0; feature < set.width; feature++) {
          const own = knots[feature] as number[];
          const value = set.rows[i * set.width + feature] as number;
          const length = own.length;
          const base = offsets[feature] as number;
          let high = 0;
          while (high < length && (own[high] as number) < value) high++;
          const low = high === 0 ? 0 : high - 1;
          if (high === length) high = length - 1;
          const gap = (own[high] as number) - (own[low] as number);
          const share = gap === 0 ? 0 : (value - (own[low] as number)) / gap;
          for (let side = 0; side < (share > 0 && share < 1 ? 2 : 1); side++) {
            const knot = share >= 1 || side === 1 ? high : low;
            const part = share <= 0 || share >= 1 ? 1 : side === 1 ? share : 1 - share;
            touched[entries] = base + knot;
            touched[entries + 1] = base + length * (1 + wordClass) + knot;
            shares[entries] = part;
            shares[entries + 1] = part;
            odds +=
              part *
              ((weights[base + knot] as number) +
                (weights[base + length * (1 + wordClass) + knot] as number));
            entries += 2;
          }
        }
        const error = weight * (1 / (1 + Math.exp(-odds)) - (set.labels[i] as number));
        gradient[biasAt] = (gradient[biasAt] as number) + error;
        gradient[biasAt + 1 + wordClass] = (gradient[biasAt + 1 + wordClass] as number) + error;
        for (let e = 0; e < entries; e++) {
          const at = touched[e] as number;
          gradient[at] = (gradient[at] as number) + error * (shares[e] as number);
        }
      }
      steps++;
      const warm1 = 1 - 0.9 ** steps;
      const warm2 = 1 - 0.999 ** steps;
      for (let at = 0; at < size; at++) {
        const slope =
          (gradient[at] as number) / (to - from) + (penalties[at] as number) * (weights[at] as number);
        mean[at] = 0.9 * (mean[at] as number) + 0.1 * slope;
        square[at] = 0.999 * (square[at] as number) + 0.001 * slope * slope;
        weights[at] =
          (weights[at] as number) -
          (rate * (mean[at] as number)) / warm1 / (Math.sqrt((square[at] as number) / warm2) + 1e-8);
      }
    }
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    knots,
    weights: knots.map((own, feature) => {
      const offset = offsets[feature] as number;
      return [...weights.subarray(offset, offset + own.length * (1 + CLASSES))].map(round);
    }),
    bias: [...weights.subarray(biasAt)].map(round),
  };
}
