import type {
  Documentation,
  Lifecycle,
  ObservedAuthentication,
  SensitiveClass,
  Traffic,
} from '@/lib/contracts/endpoint';
import type { Appeared, DerivedName, Environment, Exposure, Risk } from '@/lib/contracts/inventory';
import type { DeclaredAuthentication, FieldPlace, SecurityKind } from '@/lib/contracts/operation';

/** The words for what the contracts spell as identifiers. Typed as records, so that a new state must get its word. */
export const DOCUMENTATION_WORDS: Record<Documentation, string> = {
  documented: 'Documented',
  removed: 'Removed',
  undocumented: 'Undocumented',
};

export const TRAFFIC_WORDS: Record<Traffic, string> = {
  active: 'Active',
  quiet: 'Quiet',
  'never-seen': 'Never seen',
  unobservable: 'Unobservable',
};

export const LIFECYCLE_WORDS: Record<Lifecycle, string> = {
  current: 'Current',
  deprecated: 'Deprecated',
  'sunset-passed': 'Past sunset',
  retired: 'Retired',
};

export const DECLARED_WORDS: Record<DeclaredAuthentication, string> = {
  required: 'Required',
  optional: 'Optional',
  none: 'None',
  unknown: 'Unknown',
};

export const OBSERVED_WORDS: Record<ObservedAuthentication, string> = {
  always: 'Always',
  mixed: 'Mixed',
  never: 'Never',
  unobservable: 'Unobservable',
};

export const NAME_WORDS: Record<DerivedName, string> = {
  shadow: 'Shadow',
  zombie: 'Zombie',
  orphan: 'Orphan',
  unauthenticated: 'Unauthenticated',
};

export const RISK_WORDS: Record<Risk, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
  none: 'None',
};

export const EXPOSURE_WORDS: Record<Exposure, string> = {
  open: 'Open',
  partner: 'Partner',
  internal: 'Internal',
  composite: 'Composite',
  unknown: 'Unknown',
};

export const ENVIRONMENT_WORDS: Record<Environment, string> = {
  production: 'Production',
  'non-production': 'Not production',
  unknown: 'Unknown',
};

export const APPEARED_WORDS: Record<Appeared, string> = {
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
};

export const SENSITIVE_WORDS: Record<SensitiveClass, string> = {
  email: 'E-mail',
  phone: 'Phone',
  'payment-card': 'Payment card',
  iban: 'IBAN',
  ssn: 'SSN',
  aadhaar: 'Aadhaar',
  cpf: 'CPF',
  cnpj: 'CNPJ',
  'nhs-number': 'NHS number',
  passport: 'Passport',
  'driving-licence': 'Driving licence',
  'date-of-birth': 'Date of birth',
  'postal-address': 'Postal address',
  'person-name': 'Person name',
  'ip-address': 'IP address',
  geolocation: 'Geolocation',
  jwt: 'JWT',
  'api-key': 'API key',
  'private-key': 'Private key',
  password: 'Password',
  health: 'Health',
  biometric: 'Biometric',
};

export const PLACE_WORDS: Record<FieldPlace, string> = {
  path: 'Path',
  query: 'Query',
  header: 'Request header',
  cookie: 'Cookie',
  request: 'Request body',
  response: 'Response body',
  responseHeader: 'Response header',
};

export const SECURITY_WORDS: Record<SecurityKind, string> = {
  apiKey: 'API key',
  basic: 'Basic',
  bearer: 'Bearer token',
  digest: 'Digest',
  negotiate: 'Negotiate',
  httpOther: 'HTTP scheme',
  oauth2: 'OAuth 2',
  openIdConnect: 'OpenID Connect',
  mutualTls: 'Mutual TLS',
  oauth1: 'OAuth 1',
  awsSigV4: 'AWS SigV4',
  undefined: 'not defined in the spec',
};
