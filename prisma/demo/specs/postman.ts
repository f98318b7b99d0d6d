import type { DemoApi, DemoOperation, SecurityScheme } from '../demo-api';
import { Random } from '../random';
import { exampleValue } from './example-value';
import type { Schema } from './json-schema';
import { summary, tag } from './operation-names';
import { documentedOperations, type RevisionView, securityOf } from './revision-operations';

function authOf(scheme: SecurityScheme | undefined): Schema {
  if (!scheme) return { type: 'noauth' };
  if (scheme.kind !== 'apiKey')
    throw new Error(`The demo's Postman collections only use keys, not "${scheme.kind}".`);
  const values = { key: scheme.name, value: '{{apiKey}}', in: scheme.in };
  return {
    type: 'apikey',
    apikey: Object.entries(values).map(([key, value]) => ({ key, value, type: 'string' })),
  };
}

function requestOf(operation: DemoOperation, view: RevisionView): Schema {
  const { api } = view;
  const path = operation.path
    .split('/')
    .filter(Boolean)
    .map((segment) => segment.replace(/^\{(\w+)\}$/, ':$1'));
  const query = operation.query.map(({ name, isRequired }) => ({
    key: name,
    value: '',
    disabled: !isRequired,
  }));
  const raw = `{{baseUrl}}/${path.join('/')}${query.length > 0 ? `?${query.map(({ key }) => `${key}=`).join('&')}` : ''}`;
  const url: Schema = { raw, host: ['{{baseUrl}}'], path };
  if (query.length > 0) url.query = query;
  if (operation.parameters.length > 0)
    url.variable = operation.parameters.map(({ name }) => ({ key: name, value: '' }));
  const request: Schema = {
    method: operation.method,
    header: [{ key: 'Accept', value: 'application/json' }],
    url,
  };
  if (operation.request) {
    const body = JSON.stringify(exampleValue(api, operation.request, view.nowMs), null, 2);
    request.body = { mode: 'raw', raw: body, options: { raw: { language: 'json' } } };
  }
  if (operation.security !== undefined)
    request.auth = authOf(api.schemes[securityOf(operation, api, view.number)[0] ?? '']);
  return request;
}

function folders(view: RevisionView): Schema[] {
  const byTag = new Map<string, Schema[]>();
  for (const operation of documentedOperations(view)) {
    const items = byTag.get(tag(operation)) ?? [];
    items.push({ name: summary(operation), request: requestOf(operation, view), response: [] });
    byTag.set(tag(operation), items);
  }
  return [...byTag].map(([name, item]) => ({ name, item }));
}

const collectionId = (api: DemoApi) => new Random(`postman/${api.key}`).text(8, '0123456789abcdef');

/** A Postman collection, format 2.1. */
export function postmanCollection(view: RevisionView): Schema {
  const { api } = view;
  return {
    info: {
      _postman_id: `${collectionId(api)}-1c7e-4b5a-9f2e-6d1f0a3b9c44`,
      name: api.title,
      description: api.description,
      version: view.version,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: folders(view),
    auth: authOf(api.schemes[api.security[0] ?? '']),
    variable: [
      { key: 'baseUrl', value: `${api.scheme}://${api.host}${api.basePath}` },
      { key: 'apiKey', value: '' },
    ],
  };
}
