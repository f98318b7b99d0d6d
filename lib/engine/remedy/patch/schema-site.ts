import type { Segments } from '../overlay/overlay-target';
import { isJson, own, type Site, siteAt } from './document-nodes';
import type { Json, PatchDocument } from './patch';

const COMPOSED = ['allOf', 'anyOf', 'oneOf'] as const;

/** Schemas of the bodies of a request or response, by media type; in Swagger 2 of the response alone. */
export function bodySchemas({ root, dialect }: PatchDocument, holder: Segments): Segments[] {
  const site = siteAt(root, holder);
  if (!site) return [];
  if (dialect === '2.0') return isJson(own(site.node, 'schema')) ? [[...site.segments, 'schema']] : [];
  const content = own(site.node, 'content');
  return Object.keys(isJson(content) ? content : {}).flatMap((type) => {
    const media = siteAt(root, [...site.segments, 'content', type]);
    return media && isJson(own(media.node, 'schema')) ? [[...media.segments, 'schema']] : [];
  });
}

/** The parts of a schema that others compose, each with its references followed. */
export function partsOf(root: Json, { node, segments }: Site, words: readonly string[] = COMPOSED): Site[] {
  return words.flatMap((word) => {
    const parts = own(node, word);
    return Array.isArray(parts) ? parts.flatMap((_, i) => siteAt(root, [...segments, word, i]) ?? []) : [];
  });
}

/** How far a field's name is declared: the schema that is reached, and the steps of the name that are missing there. */
export interface Reached {
  site: Site;
  missing: readonly string[];
}

const DEEPEST = 50;

/** Follows the steps of a field's name, through references and compositions, as far as the document goes. */
export function reach(root: Json, from: Site, steps: readonly string[], depth = 0): Reached {
  const [step, ...rest] = steps;
  if (step === undefined || depth > DEEPEST) return { site: from, missing: steps };
  const inner = memberAt(root, from, step);
  if (inner) return reach(root, inner, rest, depth + 1);
  const reached = partsOf(root, from).map((part) => reach(root, part, steps, depth + 1));
  const [furthest] = reached.sort((a, b) => a.missing.length - b.missing.length);
  return furthest && furthest.missing.length < steps.length ? furthest : { site: from, missing: steps };
}

function memberAt(root: Json, { segments }: Site, step: string): Site | null {
  if (step === '[]') return siteAt(root, [...segments, 'items']);
  if (step === '{}') return siteAt(root, [...segments, 'additionalProperties']);
  return siteAt(root, [...segments, 'properties', step]);
}

/** `items[].owner` as steps: `items`, `[]`, `owner`. */
export function stepsOf(name: string): string[] {
  return [...name.matchAll(/\[\]|\{\}|[^.[\]{}]+/g)].map(([step]) => step);
}

/** The name of a field below a schema, from its steps. */
export function nameOf(steps: readonly string[]): string {
  return steps.reduce(
    (name, step) => (step === '[]' || step === '{}' || name === '' ? name + step : `${name}.${step}`),
    '',
  );
}
