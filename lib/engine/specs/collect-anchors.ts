import type { JsonObject } from './json-value';

/** Every `$anchor`, `$dynamicAnchor` and `$id` of a file; without recursion, as documents nest at will. */
export function collectAnchors(root: unknown): Map<string, unknown> {
  const anchors = new Map<string, unknown>();
  const seen = new Set<object>();
  const open: object[] = typeof root === 'object' && root !== null ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const name of ['$anchor', '$dynamicAnchor', '$id']) {
      const anchor = (node as JsonObject)[name];
      if (typeof anchor === 'string') anchors.set(anchor.replace(/^#/, ''), node);
    }
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) open.push(value);
  }
  return anchors;
}
