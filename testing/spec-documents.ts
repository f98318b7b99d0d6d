import { ESTATE, type EstateEndpoint, SHOP } from './estate';

interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
  [member: string]: unknown;
}

/** An OpenAPI document of the endpoints that are documented, base path `/v1`. */
export function makeSpec(
  over: Partial<OpenApi> & { endpoints?: readonly EstateEndpoint[]; basePath?: string } = {},
): OpenApi {
  const { endpoints = ESTATE.filter(({ isDocumented }) => isDocumented), basePath = '/v1', ...rest } = over;
  const paths: OpenApi['paths'] = {};
  for (const { method, path } of endpoints) {
    const template = nameParameters(path.slice(basePath.length));
    const parameters = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      in: 'path',
      name,
      required: true,
      schema: { type: 'string' },
    }));
    paths[template] ??= {};
    paths[template][method.toLowerCase()] = { parameters, responses: { 200: { description: 'fine' } } };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: `https://${SHOP}${basePath}` }],
    paths,
    ...rest,
  };
}

function nameParameters(path: string): string {
  let count = 0;
  return path.replace(/\{\}/g, () => `{p${++count}}`);
}
