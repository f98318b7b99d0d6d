interface KnownEndpoint {
  method: string;
  /** Template with named parameters. */
  path: string;
  isDeprecated: boolean;
}

interface InventoryOfApi {
  name: string;
  servers: readonly string[];
  endpoints: readonly KnownEndpoint[];
  /** Endpoints in all, of which `endpoints` may be the first. */
  total: number;
}

/** Methods that a path item of OpenAPI 3.1 has. */
const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** What the inventory knows of an API as an OpenAPI 3.1 document: its servers, paths and methods, and no more. */
export function describeInventory({ name, servers, endpoints, total }: InventoryOfApi): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, isDeprecated } of endpoints) {
    if (!METHODS.has(method)) continue;
    const item = paths[path] ?? describeParameters(path);
    paths[path] = item;
    item[method.toLowerCase()] = {
      ...(isDeprecated && { deprecated: true }),
      responses: { default: { description: 'Not described: Gnomon knows it by its inventory.' } },
    };
  }
  const left = total > endpoints.length ? ` The first ${endpoints.length} of ${total} endpoints.` : '';
  return {
    openapi: '3.1.0',
    info: { title: name, version: 'inventory', description: `Written from Gnomon's inventory.${left}` },
    ...(servers.length > 0 && { servers: servers.map((url) => ({ url })) }),
    paths,
  };
}

function describeParameters(path: string): Record<string, unknown> {
  const names = [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name))];
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  };
}
