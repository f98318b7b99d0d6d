import { createHash } from 'node:crypto';
import { packModel, unpackModel } from '@/lib/engine/lexicon/path-model';
import { PathPrior, packPrior, unpackPrior } from '@/lib/engine/lexicon/path-prior';
import { groupBy } from '@/lib/engine/paths/group-by';
import { createJudge } from '@/lib/engine/paths/judge-place';
import { buildPrior, readUsage } from './build-prior';
import type { CorpusApi } from './corpus';
import { groupRequests, type Learner } from './infer-requests';
import { type GroupScore, scoreGroups } from './metric';
import { PEERS } from './peers';
import { RESTYLES } from './restyle';
import { drawTraffic, FEW_WORDS, type TrafficOptions } from './traffic';
import { collectTraining, trainJudge } from './train-judge';

const FEWEST_OPERATIONS = 10;
const MOST_OPERATIONS = 2000;

/** Conditions of traffic, by the name that the bench prints. */
export const CONDITIONS: Readonly<Record<string, TrafficOptions>> = {
  'fresh, 20 each': { perOperation: 20 },
  'reused, 20 each': { perOperation: 20, mode: 'reuse' },
  'fresh, 5 each': { perOperation: 5 },
  'fresh, 100 each': { perOperation: 100 },
  'reused, 100 each': { perOperation: 100, mode: 'reuse' },
  underscores: { perOperation: 20, restyle: RESTYLES.underscores },
  camelCase: { perOperation: 20, restyle: RESTYLES.camelCase },
  'single words': { perOperation: 20, restyle: RESTYLES.singleWords },
  'three words only': { perOperation: 20, words: FEW_WORDS },
};

export function foldOf(provider: string, folds: number): number {
  return (createHash('sha256').update(`cv:${provider}`).digest()[0] as number) % folds;
}

/** Prior and model of the providers outside one fold, rounded as the artefacts are. */
export function trainWithout(fold: number, folds: number, apis: readonly CorpusApi[]): Learner {
  const byProvider = groupBy(
    apis.filter(({ provider }) => foldOf(provider, folds) !== fold),
    ({ provider }) => provider,
  );
  const usages = new Map([...byProvider].map(([provider, own]) => [provider, readUsage(own)]));
  const weights = trainJudge(collectTraining(byProvider, usages, 'train'));
  return {
    prior: new PathPrior(unpackPrior(packPrior(buildPrior(usages.values())))),
    judge: createJudge(unpackModel(packModel(weights))),
  };
}

/** The APIs that are measured: of 10 to 2,000 operations, every `step`-th. */
export function measuredApis(apis: readonly CorpusApi[], step: number): CorpusApi[] {
  const eligible = apis.filter(
    ({ operations: { length } }) => length >= FEWEST_OPERATIONS && length <= MOST_OPERATIONS,
  );
  return eligible.filter((_, i) => i % step === 0);
}

/** Scores of Gnomon and its peers, API by API, under one condition. */
export function measureApi(
  api: CorpusApi,
  options: TrafficOptions,
  learner: Learner,
): Map<string, GroupScore> {
  const requests = drawTraffic(api, options);
  const truth = requests.map((request) => request.truth);
  const scores = new Map<string, GroupScore>();
  for (const [name, group] of Object.entries(PEERS)) scores.set(name, scoreGroups(truth, group(requests)));
  scores.set('gnomon', scoreGroups(truth, groupRequests(requests, learner)));
  return scores;
}
