import { HOST, KEY, op, RESPONSES, type Scenario, spec, swagger, THINGS, traffic } from './build';

export const AUTHENTICATION: readonly Scenario[] = [
  {
    rule: 'AUTH-04',
    name: 'nothing is asked for',
    specs: [spec({ ...THINGS, '/new': { post: op({ security: [] }) } })],
  },
  {
    rule: 'AUTH-04',
    name: 'no scheme is defined',
    specs: [spec({ '/new': { post: { responses: RESPONSES } } }, { components: undefined })],
  },
  {
    rule: 'AUTH-04',
    name: 'of Swagger 2, without schemes',
    specs: [swagger({ '/new': { post: { responses: RESPONSES } } }, { securityDefinitions: undefined })],
  },
  {
    rule: 'AUTH-04',
    name: 'strangers are answered',
    specs: [spec({ ...THINGS, '/new': { post: op({ security: [] }) } })],
    traffic: traffic({ method: 'POST', url: `${HOST}/new`, requestHeaders: {} }),
  },
  {
    rule: 'AUTH-05',
    name: 'beside ordinary ones, on an admin path',
    specs: [spec({ ...THINGS, '/admin/things': { get: op({ security: [] }) } })],
  },
  {
    rule: 'AUTH-05',
    name: 'on an admin path of OpenAPI 3.0',
    specs: [spec({ ...THINGS, '/admin/things': { get: op({ security: [] }) } }, { openapi: '3.0.3' })],
  },
  {
    rule: 'AUTH-05',
    name: 'where only Basic is defined',
    specs: [
      spec(
        { '/new': { get: { responses: RESPONSES } } },
        { components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } } },
      ),
    ],
  },
  {
    rule: 'AUTH-05',
    name: 'on a path that is a reference',
    specs: [
      spec(
        { ...THINGS, '/new': { $ref: '#/components/pathItems/new' } },
        { components: { securitySchemes: KEY, pathItems: { new: { get: op({ security: [] }) } } } },
      ),
    ],
  },
  {
    rule: 'AUTH-06',
    name: 'its own',
    specs: [spec({ '/things': { get: op({ security: [{}, { key: [] }] }) } })],
  },
  {
    rule: 'AUTH-06',
    name: 'the document’s',
    specs: [spec({ '/things': { get: op({ security: undefined }) } }, { security: [{ key: [] }, {}] })],
  },
  {
    rule: 'AUTH-06',
    name: 'on an admin path',
    specs: [spec({ ...THINGS, '/admin/things': { get: op({ security: [{}, { key: [] }] }) } })],
  },
  {
    rule: 'AUTH-12',
    name: 'a slip',
    specs: [
      spec(
        { '/things': { get: op({ security: [{ keyy: [] }] }) } },
        { components: { securitySchemes: { keys: KEY.key } } },
      ),
    ],
  },
  {
    rule: 'AUTH-12',
    name: 'something else',
    specs: [spec({ '/things': { get: op({ security: [{ oauth: [] }] }) } })],
  },
  {
    rule: 'AUTH-13',
    name: 'a scope less',
    specs: [spec({ '/things': { get: op() } })],
    earlier: [spec({ '/things': { get: op({ security: [{ key: ['admin'] }] }) } })],
  },
  { rule: 'AZ-03', name: 'a role', specs: [spec({ ...THINGS, '/admin/things': { get: op() } })] },
  {
    rule: 'AZ-03',
    name: 'a scheme of its own',
    specs: [swagger({ ...THINGS, '/admin/things': { get: op() } })],
  },
  {
    rule: 'AZ-03',
    name: 'a scope',
    specs: [
      spec(
        {
          '/things': { get: op({ security: [{ oauth: [] }] }) },
          '/admin/things': { get: op({ security: [{ oauth: [] }] }) },
        },
        {
          openapi: '3.0.3',
          components: {
            securitySchemes: {
              oauth: {
                type: 'oauth2',
                flows: { clientCredentials: { tokenUrl: 'https://id.example.com/token', scopes: {} } },
              },
            },
          },
        },
      ),
    ],
  },
];
