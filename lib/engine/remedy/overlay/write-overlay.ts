import type { ApiOverlay, OverlayDocument } from '@/lib/contracts/overlay';
import { type Dialect, hasMethod } from './dialect';
import { parameterNames, type UndocumentedEndpoint, writeOperation } from './write-operation';

/** The document that an overlay is for. */
export interface OverlayTarget {
  title: string;
  dialect: Dialect;
  /** What it declares, with `{}` for each parameter in `key`. */
  operations: readonly { path: string; key: string }[];
}

export interface WrittenOverlay {
  /** `null` when there is nothing to document. */
  overlay: OverlayDocument | null;
  endpoints: number;
  leftOut: ApiOverlay['leftOut'];
}

/** Frameworks answer these by themselves wherever a path is served (RFC 9110, 9.3.2 and 9.3.7). */
const IMPLIED = new Set(['HEAD', 'OPTIONS']);

/**
 * The smallest OpenAPI Overlay 1.0.0 after which a document declares these endpoints: an action for each path, in order.
 * A path that the document has already keeps its spelling and its parameters' names. O(endpoints + operations).
 */
export function writeOverlay(
  endpoints: readonly UndocumentedEndpoint[],
  { title, dialect, operations }: OverlayTarget,
): WrittenOverlay {
  const spelling = new Map(operations.map(({ key, path }) => [key, path]));
  const served = new Set(spelling.keys());
  for (const { method, key } of endpoints) if (!IMPLIED.has(method)) served.add(key);
  const reasons = new Map<string, number>();
  const isWritten = ({ method, key }: UndocumentedEndpoint): boolean => {
    const reason = reasonAgainst(method, served.has(key), dialect);
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    return reason === null;
  };
  const written = endpoints
    .filter(isWritten)
    .sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
  const actions = [...Map.groupBy(written, ({ key }) => key)].map(([key, group]) => {
    const path = spelling.get(key) ?? (group[0] as UndocumentedEndpoint).path;
    const item = Object.fromEntries(
      group.map((endpoint) => [endpoint.method.toLowerCase(), writeOperation(endpoint, path, dialect)]),
    );
    const methods = group.map(({ method }) => method).join(', ');
    return { target: '$.paths', description: `Document ${methods} ${path}`, update: { [path]: item } };
  });
  return {
    overlay:
      actions.length === 0
        ? null
        : { overlay: '1.0.0', info: { title: `Undocumented endpoints of ${title}`, version: '1' }, actions },
    endpoints: written.length,
    leftOut: [...reasons].map(([reason, count]) => ({ reason, count })),
  };
}

/** The document to begin with where an API has none: empty, and the overlay fills it. */
export function writeBase(title: string, servers: readonly string[]): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title, version: '0.1.0' },
    ...(servers.length > 0 && { servers: servers.map((url) => ({ url })) }),
    paths: {},
  };
}

/** Types of a template's parameters in their order, from what is known of each by its name. */
export function orderTypes(path: string, parameters: readonly { name: string; type: string }[]): string[] {
  const types = new Map(parameters.map(({ name, type }) => [name, type]));
  return parameterNames(path).map((name) => types.get(name) ?? 'string');
}

function reasonAgainst(method: string, isServed: boolean, dialect: Dialect): string | null {
  if (!hasMethod(dialect, method)) return `OpenAPI ${dialect} has no place for ${method}`;
  return IMPLIED.has(method) && isServed ? `${method} is answered wherever a path is served` : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
