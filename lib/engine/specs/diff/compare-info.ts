import { isObject } from '../json-value';
import { DOCUMENT } from './change-list';
import type { Comparison } from './comparison';
import { equalJson } from './equal-json';
import { below } from './spot';

/** Compares title, version, description and the like of the documents. */
export function compareInfo({ before, after, changes }: Comparison): void {
  const old = isObject(before.context.root.info) ? before.context.root.info : {};
  const now = isObject(after.context.root.info) ? after.context.root.info : {};
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  const changed = names.filter((name) => !name.startsWith('x-') && !equalJson(old[name], now[name]));
  if (changed.length === 0) return;
  const text = `The document's ${changed.join(', ').slice(0, 200)} changed.`;
  changes.add('api-info-changed', DOCUMENT, text, {
    before: below(before.root, 'info'),
    after: below(after.root, 'info'),
  });
}
