import * as identifiers from './identifiers';
import * as payment from './payment';
import * as secrets from './secrets';
import type { Kind, ValueContext } from './value-context';
import { CITIES, FIRST_NAMES, LAST_NAMES, STREETS } from './words';

const text = (make: (context: ValueContext) => string, format?: string): Kind => ({
  schema: format ? { type: 'string', format } : { type: 'string' },
  make,
});

/** What should not be seen by everybody. Domains, numbers and addresses are those reserved for examples. */
export const PERSONAL_KINDS = {
  email: text(({ person }) => person.email, 'email'),
  phone: text(({ person }) => person.phone),
  firstName: text(({ person }) => person.firstName),
  lastName: text(({ person }) => person.lastName),
  fullName: text(({ person }) => `${person.firstName} ${person.lastName}`),
  personId: text(({ person }) => person.id, 'uuid'),
  personNumber: { schema: { type: 'integer', format: 'int64' }, make: ({ person }) => person.number },
  otherName: text(({ random }) => `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`),
  street: text(({ random }) => `${random.pick(STREETS)} ${random.integer(1, 140)}`),
  city: text(({ random }) => random.pick(CITIES)),
  postalCode: text(({ random }) => identifiers.digits(random, 4)),
  latitude: {
    schema: { type: 'number' },
    make: ({ random }) => random.integer(51_000_000, 69_000_000) / 1e6,
  },
  longitude: {
    schema: { type: 'number' },
    make: ({ random }) => random.integer(5_000_000, 18_000_000) / 1e6,
  },
  ipAddress: text(({ person }) => person.ip, 'ipv4'),
  birthDate: text(
    ({ random }) =>
      `${random.integer(1950, 2005)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
    'date',
  ),
  cardNumber: text(({ random }) => payment.testCard(random)),
  iban: text(({ random }) => payment.demoIban(random)),
  password: text(
    ({ random }) => `${random.pick(['Ridge', 'Storm', 'Fjord'])}-${identifiers.alphanumeric(random, 8)}`,
    'password',
  ),
  passwordHash: text(({ random }) => secrets.bcryptHash(random)),
  oneTimeCode: text(({ random }) => identifiers.digits(random, 6)),
  opaqueToken: text(({ random }) => `hr_${identifiers.base64url(random, 32)}`),
  accessJwt: text(({ random, person, atMs }) =>
    secrets.jwt(random, {
      sub: person.id,
      iat: Math.floor(atMs / 1000),
      exp: Math.floor(atMs / 1000) + 3600,
      iss: 'hr-id',
    }),
  ),
  cloudKey: text(({ random }) => secrets.awsAccessKey(random)),
  processorKey: text(({ random }) => secrets.stripeKey(random)),
  repositoryToken: text(({ random }) => secrets.githubToken(random)),
} as const satisfies Readonly<Record<string, Kind>>;
