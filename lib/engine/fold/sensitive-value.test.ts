import { describe, expect, it } from 'vitest';
import { classifyValue, type ValueKind } from '@/lib/engine/fold/sensitive-value';
import { NameLexicon } from '@/lib/engine/lexicon/name-lexicon';
import { className, NO_CLASS } from '@/lib/engine/lexicon/sensitive-classes';

const encoder = new TextEncoder();
const lexicon = new NameLexicon();

function classify(name: string, value: string, kind: ValueKind = 'string'): string | null {
  const bytes = encoder.encode(value);
  const found = classifyValue(bytes, 0, bytes.length, kind, lexicon.traits(name));
  return found === NO_CLASS ? null : className(found);
}

describe('classifyValue', () => {
  it.each([
    ['email', 'to', 'ann+news@mail.example.co.uk'],
    ['phone', 'text', '+44 20 7946 0958'],
    ['phone', 'text', '(415) 555-2671'],
    ['phone', 'mobileNumber', '0171 2345678'],
    ['payment-card', 'text', '4111111111111111'],
    ['payment-card', 'text', '3782 822463 10005'],
    ['payment-card', 'cardNumber', '5555555555554444'],
    ['iban', 'text', 'GB82 WEST 1234 5698 7654 32'],
    ['iban', 'text', 'DE89370400440532013000'],
    ['ssn', 'text', '536-90-4399'],
    ['ssn', 'ssn', '536904399'],
    ['aadhaar', 'text', '2341 2341 2346'],
    ['cpf', 'text', '529.982.247-25'],
    ['cnpj', 'text', '11.222.333/0001-81'],
    ['nhs-number', 'nhsNumber', '9434765919'],
    ['passport', 'passportNumber', 'C01X00T47'],
    ['driving-licence', 'driverLicenseNumber', 'D1234567'],
    ['date-of-birth', 'customer_dob', '1990-05-17'],
    ['postal-address', 'billingAddress', '221B Baker Street, London'],
    ['postal-address', 'zip', '94107'],
    ['person-name', 'lastName', "O'Brien"],
    ['ip-address', 'text', '203.0.113.9'],
    ['ip-address', 'text', '2001:db8::ff00:42:8329'],
    ['geolocation', 'coordinates', '51.5074, -0.1278'],
    ['jwt', 'text', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
    ['api-key', 'text', 'AKIAIOSFODNN7EXAMPLE'],
    ['api-key', 'text', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['private-key', 'text', '-----BEGIN RSA PRIVATE KEY-----\nMIIEow'],
    ['password', 'newPassword', 'hunter2!'],
    ['password', 'text', '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'],
    ['health', 'allergies', 'peanuts'],
    ['biometric', 'faceTemplate', 'AAECAwQFBgc='],
  ])('finds %s in %s = %s', (expected, name, value) => {
    expect(classify(name, value)).toBe(expected);
  });

  it.each([
    ['id', 'f47ac10b-58cc-4372-a567-0e02b2c3d479'],
    ['commit', '9fceb02d0ae598e95dc970b74767f19372d61af8'],
    ['text', '2024-01-31T12:00:00Z'],
    ['text', '2024-01-31'],
    ['text', '20240131123456'],
    ['text', '1700000000000'],
    ['orderNumber', '4111111111111111'],
    ['orderNumber', '112-3456789-1234567'],
    ['text', '4111111111111112'],
    ['text', '4444444444444444'],
    ['text', '9999999999999999'],
    ['ean', '4006381333931'],
    ['imei', '490154203237518'],
    ['text', '666-12-3456'],
    ['text', '900-12-3456'],
    ['text', '2341 2341 2345'],
    ['text', '123.456.789-00'],
    ['text', 'GB82WEST12345698765431'],
    ['appVersion', '10.2.33.4'],
    ['text', '10.2.333.4'],
    ['text', '1,234.56'],
    ['text', 'icon@2x.png'],
    ['text', 'git@github.com:a/b.git'],
    ['text', 'pkg@1.2.3'],
    ['text', '+1234567'],
    ['text', '12:34:56'],
    ['text', 'aa:bb:cc:dd:ee:ff'],
    ['text', 'eyJub3QiOiJqd3QifQ.abc.def'],
    ['text', 'pk_live_51H8xYzAbCdEfGhIjKlMn'],
    ['password', '********'],
    ['hasPassword', 'true'],
    ['walletAddress', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['firstNameVisible', 'yes'],
    ['dateOfBirth', 'unknown'],
    ['lat', '51'],
    ['latitude', '120.5000'],
  ])('finds nothing in %s = %s', (name, value) => {
    expect(classify(name, value)).toBeNull();
  });

  it('leaves numbers alone unless their name says what they are', () => {
    expect(classify('value', '4111111111111111', 'number')).toBeNull();
    expect(classify('cardNumber', '4111111111111111', 'number')).toBe('payment-card');
    expect(classify('lat', '51.5074', 'number')).toBe('geolocation');
  });
});
