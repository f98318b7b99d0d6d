import { KEY, op, type Scenario, spec, swagger, THINGS, withSchemes } from './build';

export const SECURITY_SCHEMES: readonly Scenario[] = [
  {
    rule: 'AUTH-07',
    name: 'a scheme',
    specs: [spec(THINGS, withSchemes({ basic: { type: 'http', scheme: 'basic' } }))],
  },
  {
    rule: 'AUTH-07',
    name: 'of Swagger 2',
    specs: [swagger(THINGS, { securityDefinitions: { ...KEY, basic: { type: 'basic' } } })],
  },
  {
    rule: 'AUTH-08',
    name: 'implicit and password',
    specs: [
      spec(
        THINGS,
        withSchemes({
          oauth: {
            type: 'oauth2',
            flows: {
              implicit: { authorizationUrl: 'https://id.example.com/authorize', scopes: { a: 'A' } },
              password: { tokenUrl: 'https://id.example.com/token', scopes: {} },
            },
          },
        }),
      ),
    ],
  },
  {
    rule: 'AUTH-08',
    name: 'the implicit flow of Swagger 2',
    specs: [
      swagger(THINGS, {
        securityDefinitions: {
          ...KEY,
          oauth: {
            type: 'oauth2',
            flow: 'implicit',
            authorizationUrl: 'https://id.example.com/authorize',
            scopes: {},
          },
        },
      }),
    ],
  },
  {
    rule: 'AUTH-08',
    name: 'Negotiate',
    specs: [spec(THINGS, withSchemes({ windows: { type: 'http', scheme: 'negotiate' } }))],
  },
  {
    rule: 'AUTH-09',
    name: 'a scheme',
    specs: [spec(THINGS, withSchemes({ url: { type: 'apiKey', in: 'query', name: 'api_key' } }))],
  },
  {
    rule: 'AUTH-09',
    name: 'a parameter that operations share',
    specs: [
      spec(
        { '/things': { parameters: [{ $ref: '#/components/parameters/token' }], get: op() } },
        {
          components: {
            securitySchemes: KEY,
            parameters: {
              token: { name: 'access_token', in: 'query', schema: { type: 'string', maxLength: 99 } },
            },
          },
        },
      ),
    ],
  },
  {
    rule: 'AZ-01',
    name: 'a path parameter',
    specs: [
      spec({
        '/things/{thingId}': {
          parameters: [
            { name: 'thingId', in: 'path', required: true, schema: { type: 'integer', maximum: 9 } },
          ],
          get: op(),
        },
      }),
    ],
  },
  {
    rule: 'AZ-01',
    name: 'of Swagger 2',
    specs: [
      swagger({
        '/things/{thingId}': {
          get: op({
            parameters: [{ name: 'thingId', in: 'path', required: true, type: 'integer', maximum: 9 }],
          }),
        },
      }),
    ],
  },
  {
    rule: 'AZ-01',
    name: 'by a reference, and in alternatives',
    specs: [
      spec(
        {
          '/things/{thingId}/parts/{partId}': {
            parameters: [
              {
                name: 'thingId',
                in: 'path',
                required: true,
                schema: { $ref: '#/components/schemas/Id' },
                example: 7,
              },
              {
                name: 'partId',
                in: 'path',
                required: true,
                schema: { oneOf: [{ type: 'integer', maximum: 9 }] },
              },
            ],
            get: op(),
          },
        },
        { components: { securitySchemes: KEY, schemas: { Id: { type: 'integer', maximum: 9 } } } },
      ),
    ],
  },
];
