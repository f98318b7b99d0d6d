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

const REFS = '#/components/schemas/';

function schemeObject(scheme: SecurityScheme, host: string): Schema {
  const scopesOf = (scopes: readonly string[]) =>
    Object.fromEntries(scopes.map((scope) => [scope, `May use ${scope}`]));
  const tokenUrl = `https://id.halden-roe.example/oauth/token`;
  const authorizationUrl = `https://id.halden-roe.example/oauth/authorize`;
  if (scheme.kind === 'bearer')
    return { type: 'http', scheme: 'bearer', ...(scheme.isOpaque ? {} : { bearerFormat: 'JWT' }) };
  if (scheme.kind === 'basic') return { type: 'http', scheme: 'basic' };
  if (scheme.kind === 'apiKey') return { type: 'apiKey', in: scheme.in, name: scheme.name };
  if (scheme.kind === 'mutualTls')
    return { type: 'mutualTLS', description: `Client certificate of a service known to ${host}` };
  if (scheme.kind === 'openIdConnect') {
    return {
      type: 'openIdConnect',
      openIdConnectUrl: 'https://id.halden-roe.example/.well-known/openid-configuration',
    };
  }
  const flow: Schema = { scopes: scopesOf(scheme.scopes) };
  if (scheme.flow === 'authorizationCode' || scheme.flow === 'implicit')
    flow.authorizationUrl = authorizationUrl;
  if (scheme.flow !== 'implicit') flow.tokenUrl = tokenUrl;
  return { type: 'oauth2', flows: { [scheme.flow]: flow } };
}

/** Reading scopes for reads, the others for writes. */
function scopesFor(scheme: SecurityScheme | undefined, method: string): string[] {
  if (scheme?.kind !== 'oauth2') return [];
  const reads = scheme.scopes.filter((scope) => scope.endsWith(':read'));
  return method === 'GET' && reads.length > 0
    ? reads
    : scheme.scopes.filter((scope) => !reads.includes(scope)).slice(0, 1);
}

function requirements(names: readonly string[], api: DemoApi, method: string): Schema[] {
  return names.map((name) => (name === '' ? {} : { [name]: scopesFor(api.schemes[name], method) }));
}

const parameterObject = (place: 'path' | 'query', { name, kind, isRequired }: Parameter): Schema => ({
  name,
  in: place,
  required: isRequired,
  schema: kindSchema(kind),
});

const content = (schema: Schema) => ({ 'application/json': { schema } });

function responsesOf(operation: DemoOperation, api: DemoApi): Schema {
  const success: Schema = { description: 'Done' };
  if (operation.response) {
    const one = { $ref: REFS + operation.response };
    const page = {
      type: 'object',
      required: ['items'],
      properties: { items: { type: 'array', items: one }, next: { type: 'string' } },
    };
    success.content = content(operation.isList ? page : one);
  }
  const responses: Schema = { [operation.success]: success };
  if (operation.request) responses[api.isStrict ? 422 : 400] = { description: 'Not accepted' };
  responses[401] = { description: 'No valid credentials' };
  if (operation.parameters.length > 0) responses[404] = { description: 'Not found' };
  if (api.isStrict)
    responses[429] = {
      description: 'Too many requests',
      headers: { 'Retry-After': { schema: { type: 'integer' } } },
    };
  return responses;
}

function operationObject(operation: DemoOperation, view: RevisionView): Schema {
  const { api, number, nowMs } = view;
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
  if (operation.isInternal) made['x-internal'] = true;
  const parameters = [
    ...operation.parameters.map((parameter) => parameterObject('path', parameter)),
    ...operation.query.map((parameter) => parameterObject('query', parameter)),
  ];
  if (parameters.length > 0) made.parameters = parameters;
  if (operation.request)
    made.requestBody = { required: true, content: content({ $ref: REFS + operation.request }) };
  made.responses = responsesOf(operation, api);
  if (operation.security !== undefined)
    made.security = requirements(securityOf(operation, api, number), api, operation.method);
  return made;
}

function callbackObjects(callbacks: Readonly<Record<string, string>>): Schema {
  const answer = { post: { responses: { 204: { description: 'Taken' } } } };
  return Object.fromEntries(Object.entries(callbacks).map(([name, url]) => [name, { [url]: answer }]));
}

/** An OpenAPI 3 document; `version` is of the specification, `3.0.3` to `3.2.0`. */
export function openApi3(view: RevisionView, version: string): Schema {
  const { api } = view;
  const paths: Record<string, Schema> = {};
  const operations = documentedOperations(view);
  for (const operation of operations) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, view);
    paths[operation.path] = item;
  }
  const subscribing = operations.find(({ method, request }) => method === 'POST' && request !== undefined);
  if (api.callbacks && subscribing) {
    const target = paths[subscribing.path]?.post as Schema;
    target.callbacks = callbackObjects(api.callbacks);
  }
  return {
    openapi: version,
    info: {
      title: api.title,
      version: view.version,
      description: api.description,
      contact: { name: 'Halden & Roe', email: `${api.key}@halden-roe.example` },
    },
    servers: [`${api.scheme}://${api.host}${api.basePath}`, ...(api.otherServers ?? [])].map((url) => ({
      url,
    })),
    security: requirements(api.security, api, 'GET'),
    tags: [...new Set(operations.map(tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(api.schemes).map(([name, scheme]) => [name, schemeObject(scheme, api.host)]),
      ),
      schemas: allSchemas(api.models, { refs: REFS, isClosed: api.isStrict === true }),
    },
  };
}
