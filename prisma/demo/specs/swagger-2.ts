import type { DemoApi, DemoOperation, Parameter, SecurityScheme } from '../demo-api';
import { allSchemas, kindSchema, type Schema } from './json-schema';
import { operationId, summary, tag } from './operation-names';
import {
  documentedOperations,
  isDeprecated,
  type RevisionView,
  securityOf,
  sunsetDay,
} from './revision-operations';

const REFS = '#/definitions/';

function definitionOf(scheme: SecurityScheme): Schema {
  if (scheme.kind === 'basic') return { type: 'basic' };
  if (scheme.kind === 'apiKey') return { type: 'apiKey', in: scheme.in, name: scheme.name };
  if (scheme.kind !== 'oauth2')
    throw new Error(`OpenAPI 2.0 has no security scheme of kind "${scheme.kind}".`);
  const scopes = Object.fromEntries(scheme.scopes.map((scope) => [scope, `May use ${scope}`]));
  return { type: 'oauth2', flow: scheme.flow, tokenUrl: 'https://id.halden-roe.example/oauth/token', scopes };
}

function requirements(names: readonly string[], api: DemoApi): Schema[] {
  return names.map((name) => {
    const scheme = api.schemes[name];
    return { [name]: scheme?.kind === 'oauth2' ? [...scheme.scopes] : [] };
  });
}

const parameterObject = (place: 'path' | 'query', { name, kind, isRequired }: Parameter): Schema => ({
  name,
  in: place,
  required: isRequired,
  ...kindSchema(kind),
});

function operationObject(operation: DemoOperation, { api, number, nowMs }: RevisionView): Schema {
  const made: Schema = {
    operationId: operationId(operation),
    summary: summary(operation),
    tags: [tag(operation)],
  };
  if (isDeprecated(operation, number)) {
    made.deprecated = true;
    const sunset = sunsetDay(operation, nowMs);
    if (sunset) made['x-sunset'] = sunset;
  }
  const parameters = [
    ...operation.parameters.map((parameter) => parameterObject('path', parameter)),
    ...operation.query.map((parameter) => parameterObject('query', parameter)),
  ];
  if (operation.request)
    parameters.push({ name: 'body', in: 'body', required: true, schema: { $ref: REFS + operation.request } });
  made.parameters = parameters;
  const success: Schema = { description: 'OK' };
  if (operation.response) {
    const one = { $ref: REFS + operation.response };
    success.schema = operation.isList
      ? { type: 'object', properties: { items: { type: 'array', items: one } } }
      : one;
  }
  made.responses = { [operation.success]: success, default: { description: 'Failed' } };
  if (operation.security !== undefined) made.security = requirements(securityOf(operation, api, number), api);
  return made;
}

/** An OpenAPI 2.0 (Swagger) document. */
export function swagger2(view: RevisionView): Schema {
  const { api } = view;
  const paths: Record<string, Schema> = {};
  for (const operation of documentedOperations(view)) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, view);
    paths[operation.path] = item;
  }
  const hasPlainServer = api.otherServers?.some((url) => url.startsWith('http:')) === true;
  return {
    swagger: '2.0',
    info: { title: api.title, version: view.version, description: api.description },
    host: api.host,
    basePath: api.basePath || '/',
    schemes: hasPlainServer ? ['https', 'http'] : [api.scheme],
    consumes: ['application/json'],
    produces: ['application/json'],
    security: requirements(api.security, api),
    paths,
    securityDefinitions: Object.fromEntries(
      Object.entries(api.schemes).map(([name, scheme]) => [name, definitionOf(scheme)]),
    ),
    definitions: allSchemas(api.models, { refs: REFS, isClosed: api.isStrict === true }),
  };
}
