import { isObject, textOf } from './json-value';

/** Values that a level of a collection gives its variables, over those of the level above. */
export interface PostmanVariables {
  readonly own: ReadonlyMap<string, string>;
  readonly parent: PostmanVariables | undefined;
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const NESTING = 5;
const LONGEST = 2000;

/** `variable` of a collection or folder. Empty values count as not given. */
export function readVariables(list: unknown, parent: PostmanVariables | undefined): PostmanVariables {
  if (parent && (!Array.isArray(list) || list.length === 0)) return parent;
  const own = new Map<string, string>();
  for (const entry of Array.isArray(list) ? list : []) {
    if (!isObject(entry) || entry.disabled === true) continue;
    const name = textOf(entry.key) ?? textOf(entry.id);
    const value = textOf(entry.value);
    if (name !== undefined && value !== undefined && value !== '') own.set(name, value.slice(0, LONGEST));
  }
  return { own, parent };
}

/** Replaces what is known, also inside the values; what is not known stays `{{name}}`. */
export function resolveVariables(text: string, variables: PostmanVariables): string {
  let resolved = text;
  for (let level = 0; level < NESTING && resolved.includes('{{') && resolved.length < LONGEST; level++) {
    const next = resolved.replace(
      PLACEHOLDER,
      (whole, name: string) => lookUp(name.trim(), variables) ?? whole,
    );
    if (next === resolved) break;
    resolved = next;
  }
  return resolved;
}

function lookUp(name: string, variables: PostmanVariables): string | undefined {
  for (let level: PostmanVariables | undefined = variables; level; level = level.parent) {
    const value = level.own.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Puts `replace(name)` for each placeholder; `$` of dynamic variables is not part of the name. */
export function replacePlaceholders(text: string, replace: (name: string) => string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => replace(name.trim().replace(/^\$/, '')));
}

export function hasPlaceholder(text: string): boolean {
  return text.includes('{{');
}
