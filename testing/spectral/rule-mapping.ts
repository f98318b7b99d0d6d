/** Our rule, and those of Spectral's OWASP ruleset that look for the same. */
export const MAPPING = {
  'AUTH-04': ['api2:2023-write-restricted'],
  'AUTH-05': ['api2:2023-read-restricted'],
  'AUTH-07': ['api2:2023-no-http-basic'],
  'AUTH-08': ['api2:2023-auth-insecure-schemes'],
  'AUTH-09': ['api2:2023-no-api-keys-in-url', 'api2:2023-no-credentials-in-url'],
  'AZ-01': ['api1:2023-no-numeric-ids'],
  'AZ-03': ['api5:2023-admin-security-unique'],
  'DATA-06': ['api3:2023-no-additionalProperties'],
  'RATE-01': ['api4:2023-rate-limit-responses-429'],
  'RATE-04': [
    'api4:2023-array-limit',
    'api4:2023-string-limit',
    'api4:2023-integer-limit',
    'api4:2023-integer-limit-legacy',
  ],
  'SSRF-01': ['api7:2023-concerning-url-parameter'],
  'CFG-01': ['api8:2023-no-scheme-http', 'api8:2023-no-server-http'],
  'CFG-07': [
    'api8:2023-define-error-validation',
    'api8:2023-define-error-responses-401',
    'api8:2023-define-error-responses-500',
  ],
} as const satisfies Record<string, readonly string[]>;

export type ComparedRule = keyof typeof MAPPING;

/**
 * One thing that a side holds against a document. What `unit` names depends on the rule: an operation
 * (`GET /orders`), a parameter of one (`GET /orders query next`), a scheme, a server's URL, a type.
 */
export interface Claim {
  rule: ComparedRule;
  unit: string;
}
