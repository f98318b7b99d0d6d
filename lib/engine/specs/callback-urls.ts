import { isObject } from './json-value';
import type { OpenApiContext } from './openapi-context';
import type { SpecFile } from './spec-file';

/** The URLs under which an operation's callbacks stand, each once, as written. */
export function callbackUrls(
  { files, budget }: OpenApiContext,
  callbacks: unknown,
  file: SpecFile,
): string[] {
  if (!isObject(callbacks)) return [];
  const urls = new Set<string>();
  for (const name of Object.keys(callbacks)) {
    const callback = files.follow(callbacks[name], file);
    if (!callback || !isObject(callback.node)) continue;
    const keys = Object.keys(callback.node);
    budget.spend(keys.length);
    for (const url of keys) if (!url.startsWith('x-')) urls.add(url);
  }
  return [...urls];
}
