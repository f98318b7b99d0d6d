import { type Scenario, scenario } from './scenario';

export const CONTENT_SCENARIOS: readonly Scenario[] = [
  scenario(
    'leak-email',
    'E-mail addresses to anonymous callers',
    'DATA-01',
    'admin GET /admin/users',
    'analytics GET /visitors/{visitorId}',
  ),
  scenario(
    'leak-phone',
    'Telephone numbers in an undocumented export',
    'DATA-01',
    'identity GET /users/export',
  ),
  scenario('leak-card', 'Card numbers', 'DATA-01', 'payments GET /payments/{paymentId}/raw'),
  scenario(
    'leak-iban',
    'IBANs that the schema does not name',
    'DATA-02',
    'orders GET /customers/{customerId}',
  ),
  scenario(
    'leak-jwt',
    'JSON Web Tokens in a debugging endpoint',
    'DATA-08',
    'orders GET /debug/orders/{orderId}',
  ),
  scenario(
    'leak-key',
    'Cloud, repository and processor keys, password hashes',
    'DATA-02 DATA-08',
    'stock GET /actuator/env',
    'payments GET /payments/{paymentId}/raw',
    'identity GET /api-keys',
    'identity GET /users/export',
  ),
  scenario(
    'sensitive-in-url',
    'An e-mail address in the path',
    'DATA-04',
    'orders GET /customers/by-email/{email}',
    'notifications DELETE /suppressions/{email}',
  ),
  scenario(
    'privileged-input',
    'A role is accepted that nothing declares',
    'DATA-05',
    'storefront PATCH /account',
    'identity PATCH /users/me',
  ),
  scenario(
    'oversized',
    'Responses of megabytes',
    'DATA-07',
    'orders GET /orders/export',
    'partner GET /feeds/google',
    'legacy GET /affiliate/feed',
  ),
  scenario('inside-url', 'A URL parameter that accepts targets inside', 'SSRF-01', 'partner POST /imports'),
  scenario('unsafe-callback', 'A callback over http', 'UPS-01', 'payments'),
];
