import type { IncomingMessage } from 'node:http';
import { fitTemplate } from './fit-template';
import type { TellRoute } from './observation';

/** What Express adds to a request. */
type Routed = IncomingMessage & {
  baseUrl?: string;
  originalUrl?: string;
  params?: Record<string, unknown>;
  route?: { path?: unknown };
};

interface Mount {
  path: string;
  template: string;
}

/**
 * Follows a request through Express. Of a router mounted at `/users/:id` Express tells no template, only `/users/42`, and what
 * `id` is for as long as the request is in there: so each mount is noted as the request enters it.
 */
export function expressRoute(request: IncomingMessage): TellRoute {
  const routed = request as Routed;
  const mounts: Mount[] = [];
  let current = routed.baseUrl;
  const enter = (from: string, to: string) => {
    const parent = mounts.findLast((mount) => mount.path === from)?.template ?? from;
    const below = to.slice(from.length).split('/');
    mounts.push({
      path: to,
      template: parent + below.map((word) => nameOf(word, routed.params)).join('/'),
    });
  };
  if (current) enter('', current);
  Object.defineProperty(routed, 'baseUrl', {
    configurable: true,
    enumerable: true,
    get: () => current,
    set(path: string | undefined) {
      const from = current ?? '';
      current = path;
      if (typeof path === 'string' && path.startsWith(from) && path !== from) enter(from, path);
    },
  });
  return () => {
    const { path } = routed.route ?? {};
    if (typeof path !== 'string') return undefined;
    const asked = routed.originalUrl ?? routed.url ?? '';
    // A handler that passed an error on has left its mount again, so all that were entered are tried, the last one first.
    return mounts
      .toReversed()
      .concat({ path: '', template: '' })
      .map(({ template }) => fitTemplate(template + path, asked))
      .find((template) => template !== undefined);
  };
}

/** `:id` for a word that is the value of the parameter `id`. */
function nameOf(word: string, params: Record<string, unknown> = {}): string {
  if (word === '') return word;
  const found = Object.entries(params).find(([, value]) => value === word || value === decoded(word));
  return found ? `:${found[0]}` : word;
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
