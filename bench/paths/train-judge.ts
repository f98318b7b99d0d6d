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
import { drawTraffic, FEW_WORDS, type TrafficOptions, WORDS } from './traffic';

/** No provider may outvote the others by the number of its documents. */
const APIS_PER_PROVIDER = 12;
const FEWEST_OPERATIONS = 6;
const MOST_OPERATIONS = 2000;

/** Samples of all providers, each seen with a prior that has not read its own documents. */
export function collectTraining(
  byProvider: ReadonlyMap<string, readonly CorpusApi[]>,
  usages: ReadonlyMap<string, ProviderUsage>,
  seed: string,
): PlaceSample[] {
  const samples: PlaceSample[] = [];
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
      for (const [i, run] of chooseRuns(api, random).entries()) {
        const { operations, ...options } = run;
        const requests = drawTraffic({ ...api, operations }, { ...options, seed: `${seed}:${i}` });
        samples.push(...collectSamples(requests, prior));
      }
    }
  }
  return samples;
}

type Run = Omit<TrafficOptions, 'seed'> & Pick<CorpusApi, 'operations'>;

/** Half fresh and half reused values, plain and restyled, dense and sparse, of all operations and of a few. */
function chooseRuns({ operations }: CorpusApi, random: () => number): Run[] {
  const styles = Object.values(RESTYLES);
  const few = Array.from({ length: 2 + Math.floor(random() * 8) }, () => pick(random, WORDS));
  const some = (most: number): CorpusApi['operations'] => {
    const share = (1 + random() * most) / operations.length;
    const chosen = operations.filter(() => random() < share);
    return chosen.length > 0 ? chosen : [pick(random, operations)];
  };
  return (['fresh', 'reuse'] as const).flatMap((mode) => {
    const dense: Run[] = [
      { perOperation: 20, operations, mode, restyle: pick(random, styles) },
      { perOperation: 20, operations, mode },
      { perOperation: 5, operations, mode, restyle: pick(random, styles) },
      {
        perOperation: 20,
        operations,
        mode,
        restyle: pick(random, styles),
        words: random() < 0.5 ? few : FEW_WORDS,
      },
    ];
    const sparse: Run[] = [
      { perOperation: 1, operations, mode },
      {
        perOperation: 1 + Math.floor(random() * 3),
        operations: some(4),
        mode,
        restyle: pick(random, styles),
      },
      {
        perOperation: 1 + Math.floor(random() * 5),
        operations: some(12),
        mode,
        restyle: pick(random, styles),
      },
      { perOperation: 1, operations: some(2), mode },
    ];
    if (operations.length > 100) return [...dense, ...sparse];
    return [...dense, ...sparse, { perOperation: 100, operations, mode, restyle: pick(random, styles) }];
  });
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
