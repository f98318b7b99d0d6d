import type { JudgeWeights } from '@/lib/engine/lexicon/path-model';
import { PathPrior } from '@/lib/engine/lexicon/path-prior';
import { SECOND_FEATURES, secondRows } from '@/lib/engine/paths/judge-place';
import { LiteralModel } from '@/lib/engine/paths/literal-model';
import { buildPrior, type ProviderUsage } from './build-prior';
import { collectSamples, type PlaceSample, ROW_LENGTH } from './collect-samples';
import type { CorpusApi } from './corpus';
import { fitModel, type TrainingSet } from './fit-model';
import { pick, seededRandom } from './random';
import { RESTYLES } from './restyle';
import { drawTraffic } from './traffic';

/** No provider may outvote the others by the number of its documents. */
const APIS_PER_PROVIDER = 30;
const FEWEST_OPERATIONS = 6;
const MOST_OPERATIONS = 2000;

/** Samples of all providers, each seen with a prior that has not read its own documents. */
export function collectTraining(
  byProvider: ReadonlyMap<string, readonly CorpusApi[]>,
  usages: ReadonlyMap<string, ProviderUsage>,
  seed: string,
): PlaceSample[] {
  const samples: PlaceSample[] = [];
  const styles = Object.values(RESTYLES);
  for (const [provider, apis] of byProvider) {
    const random = seededRandom(`${seed}:${provider}`);
    const others = [...usages].filter(([name]) => name !== provider).map(([, usage]) => usage);
    const prior = new PathPrior(buildPrior(others));
    const usable = apis.filter(
      ({ operations: { length } }) => length >= FEWEST_OPERATIONS && length <= MOST_OPERATIONS,
    );
    const step = Math.max(1, usable.length / APIS_PER_PROVIDER);
    for (let at = 0; at < usable.length; at += step) {
      const api = usable[Math.floor(at)] as CorpusApi;
      const isSmall = api.operations.length <= 100;
      for (const mode of ['fresh', 'reuse'] as const) {
        const runs: [number, (value: string) => string][] = [
          [20, pick(random, styles)],
          [20, (value) => value],
          [5, pick(random, styles)],
        ];
        if (isSmall) runs.push([100, pick(random, styles)]);
        for (const [i, [perOperation, restyle]] of runs.entries()) {
          const requests = drawTraffic(api, { perOperation, mode, restyle, seed: `${seed}:${i}` });
          samples.push(...collectSamples(requests, prior));
        }
      }
    }
  }
  return samples;
}

/** Fits the first look, then the second on top of what the first says. */
export function trainJudge(samples: readonly PlaceSample[]): JudgeWeights {
  const first = fitModel(flatten(samples, ({ rows }) => rows, ROW_LENGTH));
  const model = new LiteralModel(first);
  const second = fitModel(
    flatten(
      samples,
      ({ rows, classes }) =>
        secondRows(
          rows,
          classes,
          rows.map((row, i) => model.score(row, classes[i] as number)),
        ),
      ROW_LENGTH + SECOND_FEATURES.length,
    ),
  );
  return { first, second };
}

function flatten(
  samples: readonly PlaceSample[],
  rowsOf: (sample: PlaceSample) => readonly Float64Array[],
  width: number,
): TrainingSet {
  const count = samples.reduce((sum, { weights }) => sum + weights.filter((weight) => weight > 0).length, 0);
  const set: TrainingSet = {
    width,
    rows: new Float32Array(count * width),
    classes: new Uint8Array(count),
    labels: new Uint8Array(count),
    weights: new Float32Array(count),
  };
  let at = 0;
  for (const sample of samples) {
    const rows = rowsOf(sample);
    for (const [i, weight] of sample.weights.entries()) {
      if (weight === 0) continue;
      set.rows.set(rows[i] as Float64Array, at * width);
      set.classes[at] = sample.classes[i] as number;
      set.labels[at] = sample.isParameter[i] ? 1 : 0;
      set.weights[at] = weight;
      at++;
    }
  }
  return set;
}
