import type { OverlayDocument } from '@/lib/contracts/overlay';

type Json = Record<string, unknown>;

/**
 * Applies an overlay as OpenAPI Overlay 1.0.0 says: each action in order, objects merged member by member, arrays
 * concatenated, everything else replaced. Of JSONPath it knows names after the root, which is all that an addition needs.
 */
export function applyOverlay(document: object, { actions }: OverlayDocument): Json {
  const result = structuredClone(document) as Json;
  for (const { target, update } of actions) {
    if (!/^\$(\.\w+)*$/.test(target)) throw new Error(`Not a target that is known here: ${target}`);
    const node = target
      .split('.')
      .slice(1)
      .reduce<unknown>((at, name) => (at as Json | undefined)?.[name], result);
    // A target that selects nothing changes nothing.
    if (isObject(node)) merge(node, structuredClone(update));
  }
  return result;
}

function merge(into: Json, from: Json): void {
  for (const [name, value] of Object.entries(from)) {
    const known = Object.hasOwn(into, name) ? into[name] : undefined;
    if (isObject(known) && isObject(value)) merge(known, value);
    else if (Array.isArray(known) && Array.isArray(value)) known.push(...value);
    else into[name] = value;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
