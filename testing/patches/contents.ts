import {
  answering,
  asking,
  HOST,
  KEY,
  op,
  RESPONSES,
  type Scenario,
  sent,
  spec,
  swagger,
  THINGS,
  traffic,
  USER,
} from './build';

export const CONTENTS: readonly Scenario[] = [
  {
    rule: 'CFG-01',
    name: 'the document’s, with a variable',
    specs: [
      spec(THINGS, {
        servers: [
          {
            url: 'http://{region}.example.com/v1',
            variables: { region: { default: 'eu', enum: ['eu', 'us'] } },
          },
        ],
      }),
    ],
  },
  {
    rule: 'CFG-01',
    name: 'the scheme is a variable',
    specs: [
      spec(THINGS, {
        servers: [
          {
            url: '{scheme}://a.example.com',
            variables: { scheme: { default: 'http', enum: ['http', 'https'] } },
          },
        ],
      }),
    ],
  },
  {
    rule: 'CFG-01',
    name: 'an operation’s',
    specs: [spec({ '/things': { get: op({ servers: [{ url: 'http://a.example.com:80/' }] }) } })],
  },
  { rule: 'CFG-01', name: 'of Swagger 2', specs: [swagger(THINGS, { schemes: ['http', 'https'] })] },
  {
    rule: 'CFG-07',
    name: 'no error',
    specs: [
      spec({
        '/things': {
          get: op({ responses: { 200: { description: 'fine' }, 429: { description: 'slow down' } } }),
          post: op({ responses: undefined }),
        },
      }),
    ],
  },
  {
    rule: 'RATE-01',
    name: 'no 429',
    specs: [
      spec({
        '/things': {
          get: op({ responses: { 200: { description: 'fine' }, default: { description: 'error' } } }),
        },
      }),
    ],
  },
  {
    rule: 'RATE-01',
    name: 'no 429, of Swagger 2',
    specs: [
      swagger({
        '/things': {
          get: op({ responses: { 200: { description: 'fine' }, default: { description: 'error' } } }),
        },
      }),
    ],
  },
  {
    rule: 'RATE-04',
    name: 'every kind',
    specs: [
      spec({
        '/things': {
          get: op({
            responses: answering({
              type: 'array',
              minItems: 5000,
              items: {
                type: 'object',
                properties: {
                  properties: { type: 'string', format: 'uuid' },
                  default: { type: ['integer', 'null'], format: 'int32' },
                  n: { type: 'integer', minimum: 5_000_000_000 },
                },
              },
            }),
          }),
        },
      }),
    ],
  },
  {
    rule: 'UPS-01',
    name: 'a callback',
    specs: [
      spec({
        '/things': {
          post: op({
            callbacks: { paid: { 'http://partner.example.com/paid': { post: { responses: RESPONSES } } } },
          }),
        },
      }),
    ],
  },
  {
    rule: 'DATA-02',
    name: 'below a reference',
    specs: [
      spec(
        { '/things': { get: op({ responses: answering({ $ref: '#/components/schemas/User' }) }) } },
        { components: { securitySchemes: KEY, schemas: { User: USER } } },
      ),
    ],
    traffic: sent({ id: 'u1', contact: { email: 'jane.doe@example.com' } }),
  },
  {
    rule: 'DATA-02',
    name: 'in a list',
    specs: [
      spec({ '/things': { get: op({ responses: answering({ type: 'array', maxItems: 9, items: USER }) }) } }),
    ],
    traffic: sent([{ id: 'u1', email: 'jane.doe@example.com' }]),
  },
  {
    rule: 'DATA-03',
    name: 'through a composition',
    specs: [
      spec(
        {
          '/things': {
            get: op({ responses: answering({ allOf: [{ $ref: '#/components/schemas/User' }] }) }),
          },
        },
        {
          components: {
            securitySchemes: KEY,
            schemas: {
              User: {
                ...USER,
                properties: {
                  ...USER.properties,
                  owner: { anyOf: [{ $ref: '#/components/schemas/User' }, { type: 'null' }] },
                },
              },
            },
          },
        },
      ),
    ],
    traffic: sent({ id: 'u1', colour: 'red', owner: { id: 'u2', debugInfo: { a: 1, b: [{ c: true }] } } }),
  },
  {
    rule: 'DATA-03',
    name: 'of Swagger 2',
    specs: [
      swagger({
        '/things': { get: op({ responses: { ...RESPONSES, 200: { description: 'fine', schema: USER } } }) },
      }),
    ],
    traffic: sent({ id: 'u1', colour: 'red' }),
  },
  { rule: 'DATA-06', name: 'inline', specs: [spec({ '/things': { post: op(asking(USER)) } })] },
  {
    rule: 'DATA-06',
    name: 'a schema that others are made of',
    specs: [
      spec(
        {
          '/things': {
            post: op({
              ...asking({ $ref: '#/components/schemas/User' }),
              responses: answering({ allOf: [{ $ref: '#/components/schemas/User' }] }),
            }),
          },
        },
        { openapi: '3.0.3', components: { securitySchemes: KEY, schemas: { User: USER } } },
      ),
    ],
  },
  {
    rule: 'DATA-06',
    name: 'put together, of OpenAPI 3.1',
    specs: [spec({ '/things': { post: op(asking({ allOf: [USER] })) } })],
  },
  {
    rule: 'DATA-06',
    name: 'alternatives',
    specs: [spec({ '/things': { post: op(asking({ oneOf: [USER, { type: 'string', maxLength: 9 }] })) } })],
  },
  {
    rule: 'DATA-06',
    name: 'of Swagger 2',
    specs: [
      swagger({ '/things': { post: op({ parameters: [{ name: 'body', in: 'body', schema: USER }] }) } }),
    ],
  },
  {
    rule: 'DATA-06',
    name: 'without names, which traffic shows',
    specs: [spec({ '/things': { post: op(asking({ type: 'object' })) } })],
    traffic: traffic({ method: 'POST', url: `${HOST}/things`, requestBody: { colour: 'red' } }),
  },
  {
    rule: 'DATA-06',
    name: 'members beside alternatives that name none, of OpenAPI 3.0',
    specs: [
      spec(
        { '/things': { post: op(asking({ ...USER, anyOf: [{ required: ['id'] }, { type: 'object' }] })) } },
        { openapi: '3.0.3' },
      ),
    ],
  },
  {
    rule: 'DATA-06',
    name: 'an object of alternatives, of OpenAPI 3.0',
    specs: [
      spec(
        { '/things': { post: op(asking({ type: 'object', oneOf: [USER, USER] })) } },
        { openapi: '3.0.3' },
      ),
    ],
  },
  {
    rule: 'DATA-06',
    name: 'by a reference into a list',
    specs: [
      spec({
        '/things': {
          get: op({ responses: answering({ oneOf: [USER] }) }),
          post: op(
            asking({ $ref: '#/paths/~1things/get/responses/200/content/application~1json/schema/oneOf/0' }),
          ),
        },
      }),
    ],
  },
  {
    rule: 'DATA-06',
    name: 'put together, by a reference, of OpenAPI 3.0',
    specs: [
      spec(
        {
          '/things': {
            post: op(asking({ $ref: '#/components/schemas/Member' })),
            put: op(
              asking({
                allOf: [USER, { type: 'object', required: ['id'], properties: { n: { type: 'boolean' } } }],
              }),
            ),
          },
        },
        {
          openapi: '3.0.3',
          components: {
            securitySchemes: KEY,
            schemas: {
              User: USER,
              Member: {
                allOf: [{ $ref: '#/components/schemas/User' }],
                properties: { m: { type: 'boolean' } },
              },
            },
          },
        },
      ),
    ],
  },
];
