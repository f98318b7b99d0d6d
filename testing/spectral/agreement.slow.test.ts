import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareWithSpectral } from './compare';
import { MAPPING } from './rule-mapping';

const DATA = process.env.GNOMON_SAMPLES ?? path.resolve(import.meta.dirname, '../../../shared/data');

/** Everything that both sides know, done wrong once and right once. */
const SHOP = `
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers:
  - url: http://shop.example.com
  - url: https://shop.example.com
paths:
  /orders:
    post:
      security: []
      requestBody:
        content:
          application/json:
            schema: {type: object, additionalProperties: true, properties: {item: {type: string}}}
      responses: {'201': {description: Made}}
    get:
      security: []
      parameters:
        - {in: query, name: next_url, schema: {type: string}}
        - {in: query, name: password, schema: {type: string}}
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
  /orders/{orderId}:
    get:
      security: [{token: []}]
      parameters:
        - {$ref: '#/components/parameters/OrderId'}
      responses: {'200': {description: One}, '401': {description: Who}, '400': {description: Bad}, '429': {description: Slower}, '500': {description: Broken}}
  /admin/orders:
    delete:
      security: [{token: []}]
      responses: {'204': {description: Gone}}
components:
  parameters:
    OrderId: {in: path, name: orderId, required: true, schema: {type: integer}}
  securitySchemes:
    token: {type: http, scheme: bearer}
    basic: {type: http, scheme: basic}
    old: {type: http, scheme: negotiate}
    key: {type: apiKey, in: query, name: shop}
`;

/** Everything where one side alone speaks. */
const BANK = `
openapi: 3.0.3
info: {title: Bank, version: '1'}
servers: [{url: 'http://localhost:8080/'}]
security: [{oauth: []}]
paths:
  /login:
    post:
      security: []
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {default: {description: Any}, 4XX: {description: Refused}}
  /admin/accounts:
    get:
      parameters: [{in: query, name: owner_id, schema: {type: integer}}, {in: query, name: page_token, schema: {type: string}}]
      responses: {'200': {description: All}, '404': {description: None}, '401': {description: Who}, '503': {description: Later}}
  /accounts:
    get:
      parameters: [{in: query, name: url, schema: {type: string}}, {in: query, name: session_id, schema: {type: string}}]
      responses: {'200': {description: All}}
  /status:
    get:
      security: [{}]
      responses: {'200': {description: Fine}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://bank.example.com', scopes: {}}}}
    ancient: {type: http, scheme: OAuth}
`;

describe('agreement with Spectral’s OWASP ruleset', () => {
  it('both hold every compared rule against a document that breaks them all', async () => {
    const { agreed, disagreed } = await compareWithSpectral(SHOP, 'shop.yaml');
    expect(new Set(agreed.map(({ rule }) => rule))).toEqual(new Set(Object.keys(MAPPING)));
    expect(agreed).toContainEqual({ rule: 'AZ-01', unit: 'GET /orders/{orderId} path orderId' });
    expect(agreed).toContainEqual({ rule: 'CFG-01', unit: 'http://shop.example.com' });
    expect(disagreed).toEqual([]);
  });

  it('knows a reason wherever one alone speaks', async () => {
    const { disagreed } = await compareWithSpectral(BANK, 'bank.yaml');
    const told = disagreed.map(({ rule, side, unit }) => `${rule} ${side} ${unit}`).sort();
    expect(told).toEqual([
      'AUTH-04 spectral POST /login',
      'AUTH-05 ours GET /status',
      'AUTH-08 ours ancient',
      'AUTH-08 ours oauth',
      'AUTH-09 ours GET /accounts query session_id',
      'AUTH-09 spectral GET /admin/accounts query page_token',
      'AZ-01 spectral GET /admin/accounts query owner_id',
      'AZ-03 ours GET /admin/accounts',
      'CFG-01 spectral http://localhost:8080',
      'CFG-07 spectral GET /admin/accounts',
      'CFG-07 spectral POST /login',
      'DATA-06 ours POST /login',
      'RATE-01 spectral POST /login',
      'SSRF-01 ours GET /accounts query url',
    ]);
    expect(disagreed.filter(({ because }) => because === null)).toEqual([]);
  });

  it.for(['crapi/openapi.json', 'petstore/openapi.json', 'vampi/openapi3.yml', 'juice-shop/swagger.yml'])(
    'knows a reason wherever one alone speaks of the real spec %s',
    async (file, { skip }) => {
      const place = path.join(DATA, file);
      if (!existsSync(place)) skip(`${file} is not here: set GNOMON_SAMPLES to the folder that holds it`);
      const { agreed, disagreed } = await compareWithSpectral(
        readFileSync(place, 'utf8'),
        path.basename(file),
      );
      expect(agreed.length).toBeGreaterThan(0);
      expect(disagreed.filter(({ because }) => because === null)).toEqual([]);
    },
  );
});
