import { expect, test } from 'vitest';
import type { InventoryLine } from '@/lib/contracts/endpoint';
import type { SecurityUse } from '@/lib/contracts/operation';
import { synthesiseExample } from './synthesise-example';

type Field = InventoryLine['fields'][number];

function field(place: Field['place'], name: string, over: Partial<Field> = {}): Field {
  return { place, name, types: ['string'], classes: [], isDeclared: false, seen: 10, ...over };
}

const ENDPOINT = {
  method: 'GET',
  path: '/orders/{orderId}',
  host: 'shop.example.com',
  basePath: '/v1',
  fields: [],
  parameters: [{ position: 1, name: 'orderId', type: 'uuid' }],
  security: [],
};

test('makes up a request from path, query, telling headers and body', () => {
  const { request, response } = synthesiseExample({
    ...ENDPOINT,
    method: 'PUT',
    fields: [
      field('query', 'dry run', { types: ['boolean'] }),
      field('header', 'authorization', { classes: ['jwt'] }),
      field('header', 'user-agent'),
      field('request', 'total', { types: ['number'] }),
    ],
  });
  expect(request).toBe(
    `PUT /v1/orders/00000000-0000-4000-8000-000000000000?dry%20run=true HTTP/1.1
Host: shop.example.com
authorization: <jwt>
Content-Type: application/json

{
  "total": 1.5
}`,
  );
  expect(response).toBeNull();
});

test('nests members, elements and maps, and names what is sensitive instead of showing it', () => {
  const { response } = synthesiseExample({
    ...ENDPOINT,
    fields: [
      field('response', 'items[].owner.email', { classes: ['email'] }),
      field('response', 'items[].id', { types: ['null', 'integer'] }),
      field('response', 'labels{}.since', { types: ['string:date'] }),
      field('response', 'tags', { types: ['array'] }),
      field('response', '__proto__.x', { types: ['boolean'] }),
    ],
  });
  expect(response).toBe(
    JSON.stringify(
      JSON.parse(
        '{"items":[{"owner":{"email":"<email>"},"id":1}],"labels":{"<key>":{"since":"2026-01-31"}},"tags":[],"__proto__":{"x":true}}',
      ),
      null,
      2,
    ),
  );
});

test('leaves out what few bodies carry, such as the fields of errors', () => {
  const fields = [field('response', 'id', { seen: 100 }), field('response', 'detail', { seen: 3 })];
  expect(synthesiseExample({ ...ENDPOINT, fields }).response).toBe('{\n  "id": "text"\n}');
  const declared = fields.map((one) => ({ ...one, seen: 0, isDeclared: true }));
  expect(synthesiseExample({ ...ENDPOINT, fields: declared }).response).toContain('detail');
});

test('keeps a sensitive path parameter readable, and takes the first of a closed set', () => {
  const sensitive = [field('path', 'orderId', { classes: ['email'] })];
  expect(synthesiseExample({ ...ENDPOINT, fields: sensitive }).request).toContain('/orders/<email> ');
  const parameters = [{ position: 1, name: 'orderId', type: 'enum', values: ['open', 'paid'] }];
  expect(synthesiseExample({ ...ENDPOINT, parameters }).request).toContain('/orders/open ');
  const declared = {
    fields: [field('path', 'orderId', { types: ['integer:int64'] })],
    parameters: [{ position: 1, name: 'orderId', type: 'string' }],
  };
  expect(synthesiseExample({ ...ENDPOINT, ...declared }).request).toContain('/orders/1 ');
});

test('sends stand-ins for the declared credentials, once', () => {
  const use = (kind: SecurityUse['kind'], over: Partial<SecurityUse> = {}): SecurityUse => ({
    scheme: kind,
    kind,
    scopes: [],
    ...over,
  });
  const key = use('apiKey', { in: 'query', name: 'key' });
  const { request } = synthesiseExample({
    ...ENDPOINT,
    security: [[], [use('oauth2'), key], [use('basic')]],
  });
  expect(request).toContain('?key=<key> HTTP/1.1');
  expect(request).toContain('\nAuthorization: Bearer <token>');
  expect(request).not.toContain('Basic');
  const seen = [field('header', 'authorization', { classes: ['jwt'] })];
  const known = synthesiseExample({ ...ENDPOINT, fields: seen, security: [[use('bearer')]] }).request;
  expect(known.match(/authorization/gi)).toHaveLength(1);
  const opaque = [field('header', 'authorization')];
  expect(synthesiseExample({ ...ENDPOINT, fields: opaque }).request).toContain(
    'authorization: <credentials>',
  );
  const cookie = use('apiKey', { in: 'cookie', name: 'sid' });
  expect(synthesiseExample({ ...ENDPOINT, security: [[cookie]] }).request).toContain('Cookie: sid=<key>');
});
