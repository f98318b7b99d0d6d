import { HOST, op, RESPONSES, type Scenario, spec, swagger, THINGS, traffic } from './build';

export const INVENTORY: readonly Scenario[] = [
  {
    rule: 'INV-01',
    name: 'a read with a key',
    specs: [spec(THINGS)],
    traffic: traffic({ url: `${HOST}/export/7` }),
  },
  {
    rule: 'INV-01',
    name: 'a write by strangers, of a Swagger 2 document',
    specs: [swagger(THINGS)],
    traffic: traffic({
      method: 'POST',
      url: `${HOST}/export`,
      requestHeaders: {},
      requestBody: { a: 1 },
      responseBody: { b: 'x' },
    }),
  },
  {
    rule: 'INV-01',
    name: 'on an admin path, its key in the query too',
    specs: [spec({ '/things': { get: op() } }, { openapi: '3.0.3' })],
    traffic: traffic({ url: `${HOST}/admin/export?access_token=abc` }),
  },
  {
    rule: 'INV-01',
    name: 'in a document without any scheme',
    specs: [spec({ '/things': { get: { responses: RESPONSES } } }, { components: {} })],
    traffic: traffic({ url: `${HOST}/export` }),
  },
  {
    rule: 'INV-02',
    name: 'a method',
    specs: [spec({ '/things/{thingId}': { get: op() } })],
    traffic: traffic({ method: 'DELETE', url: `${HOST}/things/7`, status: 204 }),
  },
  {
    rule: 'INV-02',
    name: 'a method on an admin path',
    specs: [spec({ ...THINGS, '/admin/things': { get: op() } })],
    traffic: traffic({ method: 'POST', url: `${HOST}/admin/things`, status: 204 }),
  },
  {
    rule: 'INV-03',
    name: 'a host',
    specs: [spec(THINGS, { servers: [{ url: 'https://two.example.com' }] })],
    traffic: traffic({ url: `${HOST}/things` }),
  },
  {
    rule: 'INV-04',
    name: 'a removed endpoint',
    specs: [spec(THINGS)],
    earlier: [spec({ ...THINGS, '/old': { get: op() } })],
    traffic: traffic({ url: `${HOST}/old` }),
  },
  { rule: 'INV-07', name: 'deprecated', specs: [spec({ '/things': { get: op({ deprecated: true }) } })] },
  {
    rule: 'INV-08',
    name: 'nobody calls it',
    specs: [spec({ ...THINGS, '/gone': { get: op() } })],
    traffic: traffic({ url: `${HOST}/things` }, 25),
  },
];
