import type { SensitiveClass } from '@/lib/contracts/endpoint';
import {
  withCnpjCheck,
  withCpfCheck,
  withIbanCheck,
  withLuhn,
  withNhsCheck,
  withVerhoeff,
} from './check-digits';
import { ALPHANUMERIC, DIGITS, HEX, LOWER, type Random, UPPER } from './random';

/** A value as a field carries it, and what it is. */
export interface Sample {
  name: string;
  value: string;
  kind: 'string' | 'number';
  label: SensitiveClass | null;
}

const FIRST = [
  'Ann',
  'José',
  'Maria',
  'Wei',
  'Olga',
  'Jean-Luc',
  'Fatima',
  'Søren',
  'Priya',
  "D'Arcy",
  '美咲',
  'Anna Lena',
];
const LAST = [
  'Smith',
  'García',
  'Müller',
  "O'Brien",
  'Nguyen',
  'van der Berg',
  'Kowalski',
  'Silva',
  'Ивáнов',
  'Haddad',
];
const NEUTRAL = ['value', 'content', 'text', 'input', 'note', 'field', 'payload', 'result'];
const ROADS = ['Main Street', 'High Road', 'Rue de la Paix', 'Hauptstraße', 'Calle Mayor', 'Via Roma'];

type Make = (random: Random) => Omit<Sample, 'label' | 'kind'> & { kind?: 'number' };

/** Groups digits from the left: `group('123456', [3, 3], ' ')`. */
function group(digits: string, lengths: readonly number[], separator: string): string {
  let at = 0;
  const groups: string[] = [];
  for (const length of lengths) {
    groups.push(digits.slice(at, at + length));
    at += length;
  }
  return groups.join(separator);
}

function cardNumber(random: Random): string {
  const [prefix, length] = random.pick([
    ['4', 16],
    ['51', 16],
    ['55', 16],
    ['2221', 16],
    ['2720', 16],
    ['34', 15],
    ['37', 15],
    ['6011', 16],
    ['65', 16],
    ['3530', 16],
    ['36', 14],
    ['62', 16],
  ] as const);
  return withLuhn(prefix + random.digits(length - prefix.length - 1));
}

function name(random: Random, own: readonly string[], neutralShare = 0): string {
  return random.next() < neutralShare ? random.pick(NEUTRAL) : random.pick(own);
}

function date(random: Random): string {
  const [y, m, d] = [random.int(1930, 2012), random.int(1, 12), random.int(1, 28)].map((part) =>
    String(part).padStart(2, '0'),
  ) as [string, string, string];
  return random.pick([
    `${y}-${m}-${d}`,
    `${d}/${m}/${y}`,
    `${d}.${m}.${y}`,
    `${m}/${d}/${y}`,
    `${y}-${m}-${d}T00:00:00Z`,
    `${y}${m}${d}`,
  ]);
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

export const POSITIVES: Readonly<Record<SensitiveClass, Make>> = {
  email: (r) => ({
    name: name(r, ['email', 'contactEmail', 'user_email', 'login', 'to'], 0.5),
    value: `${r.pick(['ann', 'j.doe', 'first+tag', 'x_y-z', "o'neil", 'a1'])}${r.int(0, 999)}@${r.pick(['example.com', 'mail.example.co.uk', 'sub.domain.org', 'müller.de', 'a-b.io'])}`,
  }),
  phone: (r) => {
    const code = r.pick(['44', '49', '33', '91', '55', '353', '61', '81']);
    const national = r.digits(9);
    const area = `${r.int(2, 9)}${r.digits(2)}`;
    const exchange = `${r.int(2, 9)}${r.digits(2)}`;
    return r.next() < 0.7
      ? {
          name: name(r, ['phone', 'mobile'], 0.6),
          value: r.pick([
            `+${code}${national}`,
            `+${code} ${group(national, [3, 3, 3], ' ')}`,
            `+1 (${area}) ${exchange}-${r.digits(4)}`,
            `(${area}) ${exchange}-${r.digits(4)}`,
            `${area}-${exchange}-${r.digits(4)}`,
            `+1${area}${exchange}${r.digits(4)}`,
          ]),
        }
      : {
          name: r.pick(['phone', 'phoneNumber', 'mobile_number', 'tel', 'contactNumber', 'fax']),
          value: r.pick([
            `0${r.digits(10)}`,
            `0${r.digits(2)} ${r.digits(4)} ${r.digits(4)}`,
            `0${r.digits(3)}/${r.digits(7)}`,
          ]),
        };
  },
  'payment-card': (r) => {
    const digits = cardNumber(r);
    const isNamed = r.next() < 0.5;
    const grouped = digits.length === 16 ? group(digits, [4, 4, 4, 4], r.pick([' ', '-'])) : digits;
    return {
      name: isNamed
        ? r.pick(['cardNumber', 'card_number', 'pan', 'ccNumber', 'creditCard'])
        : r.pick(NEUTRAL),
      value: r.next() < 0.5 ? digits : grouped,
    };
  },
  iban: (r) => {
    const [country, shape] = r.pick([
      ['DE', 18],
      ['GB', 'AAAA14'],
      ['FR', 23],
      ['NL', 'AAAA10'],
      ['ES', 20],
      ['IT', 'A22'],
      ['CH', 17],
      ['SA', 20],
      ['NO', 11],
      ['PL', 24],
    ] as const);
    const letters = typeof shape === 'string' ? (/^A*/.exec(shape) as RegExpExecArray)[0].length : 0;
    const digits = typeof shape === 'string' ? Number(shape.slice(letters)) : shape;
    const iban = withIbanCheck(country, r.text(UPPER, letters) + r.digits(digits));
    return {
      name: name(r, ['iban', 'accountIban', 'bankAccount'], 0.5),
      value: r.next() < 0.5 ? iban : iban.replace(/(.{4})(?=.)/g, '$1 '),
    };
  },
  ssn: (r) => {
    const area = r.pick([r.int(1, 665), r.int(667, 899)]);
    const digits = `${String(area).padStart(3, '0')}${String(r.int(1, 99)).padStart(2, '0')}${String(r.int(1, 9999)).padStart(4, '0')}`;
    const grouped = group(digits, [3, 2, 4], '-');
    return r.next() < 0.6
      ? { name: name(r, ['ssn', 'taxId'], 0.5), value: grouped }
      : { name: r.pick(['ssn', 'socialSecurityNumber']), value: digits };
  },
  aadhaar: (r) => {
    const digits = withVerhoeff(`${r.int(2, 9)}${r.digits(10)}`);
    return r.next() < 0.5
      ? { name: name(r, ['aadhaar'], 0.5), value: group(digits, [4, 4, 4], r.pick([' ', '-'])) }
      : { name: r.pick(['aadhaar', 'aadhaarNumber', 'aadhar_no']), value: digits };
  },
  cpf: (r) => {
    const digits = withCpfCheck(r.digits(9));
    return r.next() < 0.5
      ? {
          name: name(r, ['cpf', 'documento'], 0.5),
          value: `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6, 9)}-${digits.slice(9)}`,
        }
      : { name: r.pick(['cpf', 'cpfNumber']), value: digits };
  },
  cnpj: (r) => {
    const digits = withCnpjCheck(`${r.digits(8)}0001`);
    return r.next() < 0.5
      ? {
          name: name(r, ['cnpj', 'empresa'], 0.5),
          value: `${digits.slice(0, 2)}.${digits.slice(2, 5)}.${digits.slice(5, 8)}/${digits.slice(8, 12)}-${digits.slice(12)}`,
        }
      : { name: r.pick(['cnpj', 'numeroCnpj']), value: digits };
  },
  'nhs-number': (r) => {
    let digits: string | null = null;
    while (digits === null) digits = withNhsCheck(`${r.int(4, 7)}${r.digits(8)}`);
    return r.next() < 0.5
      ? { name: name(r, ['nhsNumber'], 0.4), value: group(digits, [3, 3, 4], ' ') }
      : { name: r.pick(['nhsNumber', 'nhs_no', 'nhs']), value: digits };
  },
  passport: (r) => ({
    name: r.pick(['passport', 'passportNumber', 'passport_no']),
    value: r.pick([
      `${r.text(UPPER, 1)}${r.digits(8)}`,
      r.digits(9),
      `${r.text(UPPER, 2)}${r.digits(7)}`,
      `C${r.text('0123456789CFGHJK', 5)}${r.digits(3)}`,
    ]),
  }),
  'driving-licence': (r) => ({
    name: r.pick(['drivingLicence', 'driverLicenseNumber', 'drivers_license', 'dlNumber']),
    value: r.pick([
      `${r.text(UPPER, 1)}${r.digits(7)}`,
      `${r.text(UPPER, 5)}${r.digits(6)}${r.text(ALPHANUMERIC.toUpperCase(), 3)}99`,
      `DL-${r.digits(13)}`,
    ]),
  }),
  'date-of-birth': (r) => ({
    name: r.pick(['dateOfBirth', 'dob', 'birth_date', 'birthday', 'customerDateOfBirth', 'patient.dob']),
    value: date(r),
  }),
  'postal-address': (r) =>
    r.next() < 0.6
      ? {
          name: r.pick([
            'street',
            'streetAddress',
            'address',
            'addressLine1',
            'billing_address',
            'homeAddress',
          ]),
          value: r.pick([
            `${r.int(1, 999)} ${r.pick(ROADS)}`,
            `${r.pick(ROADS)} ${r.int(1, 99)}`,
            `${r.int(1, 99)} ${r.pick(ROADS)}, ${r.digits(5)} Springfield`,
          ]),
        }
      : {
          name: r.pick(['zip', 'postalCode', 'postcode', 'zipCode', 'shippingZip']),
          value: r.pick([
            r.digits(5),
            `SW1A ${r.int(1, 9)}AA`,
            `${r.digits(4)} ${r.text(UPPER, 2)}`,
            `${r.digits(5)}-${r.digits(4)}`,
          ]),
        },
  'person-name': (r) =>
    r.next() < 0.5
      ? { name: r.pick(['firstName', 'first_name', 'givenName', 'middleName']), value: r.pick(FIRST) }
      : {
          name: r.pick(['lastName', 'surname', 'fullName', 'cardHolderName', 'customer_name']),
          value: r.pick([
            r.pick(LAST),
            `${r.pick(FIRST)} ${r.pick(LAST)}`,
            `${r.pick(LAST)}, ${r.pick(FIRST)}`,
          ]),
        },
  'ip-address': (r) => ({
    name: name(r, ['ip', 'clientIp', 'remote_addr', 'lastLoginIp'], 0.5),
    value: r.pick([
      [r.int(1, 255), r.int(0, 255), r.int(0, 255), r.int(1, 254)].join('.'),
      `2001:db8:${r.text(HEX, 4)}::${r.text(HEX, 4)}`,
      Array.from({ length: 8 }, () => r.text(HEX, 4)).join(':'),
    ]),
  }),
  geolocation: (r) => {
    const lat = (r.next() * 178 - 89).toFixed(r.int(3, 7));
    const lon = (r.next() * 358 - 179).toFixed(r.int(3, 7));
    const which = r.next();
    if (which < 0.4) return { name: r.pick(['lat', 'latitude', 'home_lat']), value: lat, kind: 'number' };
    if (which < 0.8) return { name: r.pick(['lon', 'lng', 'longitude']), value: lon, kind: 'number' };
    return {
      name: r.pick(['location', 'coordinates', 'latLng', 'geo']),
      value: r.pick([`${lat},${lon}`, `${lat}, ${lon}`]),
    };
  },
  jwt: (r) => ({
    name: name(r, ['token', 'accessToken', 'id_token', 'jwt'], 0.5),
    value: `${base64Url(`{"alg":"${r.pick(['HS256', 'RS256', 'none'])}","typ":"JWT","kid":"${r.text(HEX, 8)}"}`)}.${base64Url(`{"sub":"${r.digits(8)}","exp":${r.digits(10)}}`)}.${r.text(`${ALPHANUMERIC}-_`, 43)}`,
  }),
  'api-key': (r) =>
    r.next() < 0.8
      ? {
          name: name(r, ['key', 'secret', 'token'], 0.5),
          value: r.pick([
            `AKIA${r.text(`${UPPER}234567`, 16)}`,
            `AIza${r.text(`${ALPHANUMERIC}-_`, 35)}`,
            `ghp_${r.text(ALPHANUMERIC, 36)}`,
            `xoxb-${r.digits(12)}-${r.text(ALPHANUMERIC, 24)}`,
            `sk_live_${r.text(ALPHANUMERIC, 24)}`,
            `rk_test_${r.text(ALPHANUMERIC, 24)}`,
            `github_pat_${r.text(ALPHANUMERIC, 22)}_${r.text(ALPHANUMERIC, 59)}`,
          ]),
        }
      : {
          name: r.pick(['apiKey', 'api_key', 'clientSecret', 'secretKey']),
          value: r.text(ALPHANUMERIC, r.int(20, 44)),
        },
  'private-key': (r) => ({
    name: name(r, ['privateKey', 'pem', 'key'], 0.5),
    value: `-----BEGIN ${r.pick(['', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED '])}PRIVATE KEY-----\nMII${r.text(ALPHANUMERIC, 60)}`,
  }),
  password: (r) =>
    r.next() < 0.7
      ? {
          name: r.pick([
            'password',
            'newPassword',
            'pwd',
            'passwd',
            'confirm_password',
            'userPassword',
            'passphrase',
          ]),
          value: r.pick([
            `${r.text(LOWER, 6)}${r.digits(3)}!`,
            r.text(HEX, 32),
            'correct horse battery staple',
            r.text(ALPHANUMERIC, 10),
          ]),
        }
      : {
          name: name(r, ['hash', 'passwordHash'], 0.5),
          value: r.pick([
            `$2b$10$${r.text(`${ALPHANUMERIC}./`, 53)}`,
            `$argon2id$v=19$m=65536,t=3,p=4$${r.text(ALPHANUMERIC, 22)}$${r.text(ALPHANUMERIC, 43)}`,
            `$6$${r.text(ALPHANUMERIC, 8)}$${r.text(ALPHANUMERIC, 86)}`,
          ]),
        },
  health: (r) => ({
    name: r.pick([
      'diagnosis',
      'bloodType',
      'medications',
      'allergies',
      'icd10Code',
      'medicalHistory',
      'symptoms',
    ]),
    value: r.pick([
      'A+',
      'asthma',
      'E11.9',
      'peanuts',
      'ibuprofen 400 mg',
      'headache',
      `${r.text(UPPER, 1)}${r.digits(2)}.${r.digits(1)}`,
    ]),
  }),
  biometric: (r) => ({
    name: r.pick([
      'fingerprintTemplate',
      'faceEmbedding',
      'faceTemplate',
      'irisScan',
      'voiceprint',
      'dnaSequence',
      'biometricData',
    ]),
    value: r.text(`${ALPHANUMERIC}+/${DIGITS}`, r.int(40, 200)),
  }),
};
