import { add, keywordOf } from './compare-values';
import { equalJson } from './equal-json';
import type { PairTools } from './own-change';
import type { SchemaView } from './schema-view';

/** What only people read. */
const TEXTS = ['title', 'description', 'examples', 'externalDocs'];

/** Compares what a schema says to people, and whether it is deprecated. */
export function compareTexts(tools: PairTools): void {
  const { before, after } = tools;
  const changed = TEXTS.filter((key) => !equalJson(ownText(before, key), ownText(after, key)));
  if (changed.length > 0)
    add(tools, 'description-changed', `(${changed.join(', ')})`, [...changed, 'example']);
  const isDeprecated = (view: SchemaView): boolean => view.parts.some(({ node }) => node.deprecated === true);
  if (isDeprecated(before) !== isDeprecated(after))
    add(tools, isDeprecated(after) ? 'deprecated' : 'reactivated', '', ['deprecated']);
}

/** `example: x` is what 3.1 writes as `examples: [x]`. */
function ownText(view: SchemaView, key: string): unknown {
  const value = keywordOf(view, key);
  if (key !== 'examples' || value !== undefined) return value;
  const example = keywordOf(view, 'example');
  return example === undefined ? undefined : [example];
}
