import { jsonpath } from 'json-p3';
import type { OverlayAction } from '@/lib/contracts/overlay';

export type Json = Record<string, unknown>;

/** An action that cannot be carried out, by its position from 0. */
export interface OverlayFault {
  action: number;
  target: string;
  why: string;
}

export interface AppliedOverlay {
  document: Json;
  faults: OverlayFault[];
}

/**
 * The document after the actions of an Overlay 1.0.0, in their order; the one given is left as it is. A target that
 * selects nothing is a fault here, though the specification lets it pass: what Gnomon writes is for one document. An
 * update merges objects, replaces all other members, and is one more entry of a list that is its target.
 */
export function applyOverlay(document: Json, actions: readonly OverlayAction[]): AppliedOverlay {
  const holder: { root: unknown } = { root: structuredClone(document) };
  const faults: OverlayFault[] = [];
  actions.forEach((action, position) => {
    const why = applyAction(holder, action);
    if (why !== null) faults.push({ action: position, target: action.target, why });
  });
  return { document: holder.root as Json, faults };
}

/** Why it could not be done; `null` when it was. */
function applyAction(holder: { root: unknown }, { target, update, remove }: OverlayAction): string | null {
  const found = select(target, holder.root);
  if (typeof found === 'string') return found;
  if (found.length === 0) return 'The target selects nothing.';
  if (remove) return removeAll(holder.root, found);
  for (const { value } of found) {
    if (Array.isArray(value)) value.push(structuredClone(update));
    else if (isObject(value) && isObject(update)) merge(value, structuredClone(update));
    else return 'The target is neither an object nor a list.';
  }
  return null;
}

function select(target: string, root: unknown): { value: unknown; location: (string | number)[] }[] | string {
  try {
    return jsonpath.query(target, root as never).nodes;
  } catch {
    return 'The target is no JSONPath.';
  }
}

/** From the last, so that positions in lists stay true. */
function removeAll(root: unknown, found: readonly { location: (string | number)[] }[]): string | null {
  for (const { location } of [...found].reverse()) {
    const last = location.at(-1);
    if (last === undefined) return 'The whole document cannot be removed.';
    let parent = root as Json;
    for (const segment of location.slice(0, -1)) parent = parent[segment] as Json;
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return null;
}

function merge(into: Json, update: Json): void {
  for (const [name, value] of Object.entries(update)) {
    const held = Object.hasOwn(into, name) ? into[name] : undefined;
    if (isObject(held) && isObject(value)) merge(held, value);
    // A key such as `__proto__` is a name like any other.
    else Object.defineProperty(into, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
