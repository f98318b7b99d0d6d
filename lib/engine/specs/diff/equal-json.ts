import { isObject, own } from '../json-value';

/** Whether two parsed values are equal, whatever the order of keys. Without recursion: documents nest at will. */
export function equalJson(before: unknown, after: unknown): boolean {
  const open: [unknown, unknown][] = [[before, after]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [a, b] = pair;
    if (a === b) continue;
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false;
      for (let index = 0; index < a.length; index++) open.push([a[index], b[index]]);
    } else if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a);
      if (keys.length !== Object.keys(b).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(b, key)) return false;
        open.push([a[key], own(b, key)]);
      }
    } else return false;
  }
  return true;
}
