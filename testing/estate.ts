import type { Random } from './random';

/** An endpoint as the made-up estate serves it; `{}` in `path` is filled by `values`, one for each. */
export interface EstateEndpoint {
  host: string;
  method: string;
  path: string;
  values: readonly ((random: Random) => string)[];
  /** Statuses by weight: the first most often. */
  statuses: readonly number[];
  /** How often credentials come with a request. */
  authenticated: number;
  /** Its spec declares it. */
  isDocumented: boolean;
  body?: (random: Random) => unknown;
}

export const SHOP = 'shop.example.com';
export const LEDGER = 'ledger.example.com';
export const GATEWAY = 'gateway.example.net';
export const OLD = 'old.example.com';
/** Traffic to these hosts meets no spec; OLD redirects everything. */
export const HOSTS = [SHOP, LEDGER, GATEWAY, OLD] as const;

const HEX = '0123456789abcdef';
const number = (random: Random) => String(random.below(100_000));
const uuid = (random: Random) => [8, 4, 4, 4, 12].map((length) => random.text(length, HEX)).join('-');
const handle = (random: Random) =>
  `${random.pick(['ann', 'bob', 'cleo', 'dora', 'emil'])}-${random.text(3, 'bcdfghjklm')}`;
const day = (random: Random) => `2025-0${1 + random.below(9)}-1${random.below(10)}`;

const READ = [200, 200, 200, 200, 304, 401, 404, 404, 500];
const WRITE = [201, 200, 204, 400, 409, 422, 403, 503];

/** Four hosts: one with most of its endpoints declared, one that nobody declared, one behind a gateway, one moved. */
export const ESTATE: readonly EstateEndpoint[] = [
  documented('GET', '/v1/products', []),
  documented('GET', '/v1/products/{}', [number]),
  documented('POST', '/v1/orders', [], {
    body: (random) => ({
      customer: { email: `${handle(random)}@example.com`, phone: '+491711234567' },
      items: Array.from({ length: 1 + random.below(3) }, () => ({ sku: number(random), amount: 1.5 })),
      [random.pick(['note', 'coupon', 'gift'])]: random.chance(0.5) ? null : 'text',
    }),
  }),
  documented('GET', '/v1/orders/{}', [uuid]),
  documented('DELETE', '/v1/orders/{}', [uuid]),
  documented('GET', '/v1/customers/{}/orders/{}', [handle, uuid]),
  shadow(SHOP, 'GET', '/v1/internal/metrics', []),
  shadow(SHOP, 'GET', '/v1/customers/{}/export', [handle]),
  shadow(SHOP, 'POST', '/admin/reindex', []),
  shadow(LEDGER, 'GET', '/accounts', []),
  shadow(LEDGER, 'GET', '/accounts/{}', [number]),
  shadow(LEDGER, 'GET', '/accounts/{}/statements/{}', [number, day]),
  shadow(LEDGER, 'PUT', '/accounts/{}', [number], {
    body: (random) => ({ iban: 'DE89370400440532013000', limits: { [handle(random)]: 1 } }),
  }),
  shadow(LEDGER, 'GET', '/accounts/search', []),
  shadow(GATEWAY, 'GET', '/search/v2/suggest', []),
  shadow(GATEWAY, 'POST', '/search/v2/documents/{}:publish', [uuid]),
  shadow(GATEWAY, 'GET', '/mail/users/{}/messages', [(random) => `${handle(random)}%40example.com`]),
  ...['/', '/a', '/b/{}', '/c/d', '/e', '/f/{}/g'].map((path) =>
    shadow(OLD, 'GET', path, path.includes('{') ? [number] : [], { statuses: [301, 302] }),
  ),
];

function documented(
  method: string,
  path: string,
  values: EstateEndpoint['values'],
  over: Partial<EstateEndpoint> = {},
): EstateEndpoint {
  return shadow(SHOP, method, path, values, { isDocumented: true, authenticated: 0.9, ...over });
}

function shadow(
  host: string,
  method: string,
  path: string,
  values: EstateEndpoint['values'],
  over: Partial<EstateEndpoint> = {},
): EstateEndpoint {
  const statuses = method === 'GET' ? READ : WRITE;
  return { host, method, path, values, statuses, authenticated: 0.5, isDocumented: false, ...over };
}
