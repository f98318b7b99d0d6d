import type { PathPrior } from '@/lib/engine/lexicon/path-prior';
import { FEATURES, GROUPS } from '@/lib/engine/paths/feature-names';
import { inferTemplates } from '@/lib/engine/paths/infer-templates';
import { joinTokens } from '@/lib/engine/paths/join-tokens';
import { placeFeatures, wordClass } from '@/lib/engine/paths/place-features';
import { SHAPE, segmentShape } from '@/lib/engine/paths/segment-shape';
import type { WordTraits } from '@/lib/engine/paths/word-traits';
import { growTrie } from './infer-requests';
import type { Request } from './traffic';

/** The children of one place, judged together. Rows are FEATURES; `isParameter` is the truth. */
export interface PlaceSample {
  rows: Float64Array[];
  classes: number[];
  isParameter: boolean[];
  weights: number[];
}

interface Truth {
  literal: number;
  parameter: number;
}

const encoder = new TextEncoder();
const VERB = /^(.+)(:[A-Za-z]{2,})$/;

function tokensOf(path: string): string[] {
  const segments = path.replace(/^\//, '').split('/');
  const verb = VERB.exec(segments.at(-1) as string);
  return verb ? [...segments.slice(0, -1), verb[1] as string, verb[2] as string] : segments;
}

function isFolded(token: string): boolean {
  const bytes = encoder.encode(token);
  const shape = segmentShape(bytes, 0, bytes.length);
  return shape !== SHAPE.word && shape !== SHAPE.date;
}

/** How often each word at each true place was a literal or a value. */
function readTruth(requests: readonly Request[]): Map<string, Truth> {
  const truth = new Map<string, Truth>();
  for (const { path, truth: label } of requests) {
    const template = tokensOf(label.slice(label.indexOf(' ') + 1));
    const tokens = tokensOf(path);
    if (template.length !== tokens.length) continue;
    const prefix: (string | null)[] = [];
    for (const [i, token] of tokens.entries()) {
      const isParameter = (template[i] as string).includes('{');
      const id = `${joinTokens(prefix, '{}')}\n${token}`;
      const entry = truth.get(id) ?? { literal: 0, parameter: 0 };
      truth.set(id, entry);
      if (isParameter) entry.parameter++;
      else entry.literal++;
      prefix.push(isParameter || isFolded(token) ? null : token);
    }
  }
  return truth;
}

/**
 * Walks the true templates of the requests and keeps what the judge would have to decide at each place. The weight of a
 * decision is the share of the API's requests whose group a mistake would spoil.
 */
export function collectSamples(requests: readonly Request[], prior: PathPrior): PlaceSample[] {
  const truth = readTruth(requests);
  const samples: PlaceSample[] = [];
  inferTemplates(growTrie(requests, prior), {
    prior,
    judge: (view, index) => {
      const labels = view.children.map(({ word }) => truth.get(`${view.place.key}\n${index.texts[word]}`));
      const isParameter = labels.map((label) => (label ? label.parameter > label.literal : true));
      const ofValues = view.children.reduce(
        (sum, child, i) => sum + (isParameter[i] ? child.requests : 0),
        view.wild?.requests ?? 0,
      );
      samples.push({
        rows: placeFeatures(view, index),
        classes: view.children.map((child) => wordClass(index.traits[child.word] as WordTraits, child)),
        isParameter,
        weights: view.children.map((child, i) => {
          if (!labels[i] || index.texts[child.word] === '') return 0;
          const spoilt = isParameter[i] ? ofValues : child.requests + ofValues;
          return (spoilt / requests.length) ** 0.7;
        }),
      });
      return isParameter.map((is) => ({ logOdds: is ? 1 : -1, groups: new Float64Array(GROUPS.length + 1) }));
    },
  });
  return samples;
}

export const ROW_LENGTH = FEATURES.length;
