import { isObject, textOf } from './json-value';

/** Values that a collection gives its variables, by name. */
export type PostmanVariables = ReadonlyMap<string, string>;

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const NESTING = 5;
const LONGEST = 10_000;

/** `variable` of a collection or folder, over those of its parent. Empty values count as not given. */
export function readVariables(list: unknown, parent: PostmanVariables): PostmanVariables {
  if (!Array.isArray(list) || list.length === 0) return parent;
  const variables = new Map(parent);
  for (const entry of list) {
    if (!isObject(entry) || entry.disabled === true) continue;
    const name = textOf(entry.key) ?? textOf(entry.id);
    const value = textOf(entry.value);
    if (name !== undefined && value !== undefined && value !== '') variables.set(name, value);
  }
  return variables;
}

/** Replaces what is known, also inside the values; what is not known stays `{{name}}`. */
export function resolveVariables(text: string, variables: PostmanVariables): string {
  let resolved = text;
  for (let level = 0; level < NESTING && resolved.includes('{{') && resolved.length < LONGEST; level++) {
    const next = resolved.replace(PLACEHOLDER, (whole, name: string) => variables.get(name.trim()) ?? whole);
    if (next === resolved) break;
    resolved = next;
  }
  return resolved;
}

/** Puts `replace(name)` for each placeholder; `$` of dynamic variables is not part of the name. */
export function replacePlaceholders(text: string, replace: (name: string) => string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => replace(name.trim().replace(/^\$/, '')));
}

export function hasPlaceholder(text: string): boolean {
  return text.includes('{{');
}
