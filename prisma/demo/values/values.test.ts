import { describe, expect, it } from 'vitest';
import { Random } from '../random';
import { ibanOf, ibanRemainder, isLuhnValid } from './checksums';
import { trackingNumber, ulid, uuid } from './identifiers';
import { demoIban, fictionalPhone, testCard } from './payment';
import { awsAccessKey, bcryptHash, githubToken, jwt, stripeKey } from './secrets';

const many = <T>(make: (random: Random) => T): T[] =>
  Array.from({ length: 300 }, (_, index) => make(new Random(`test/${index}`)));

describe('checksums', () => {
  it('agree with published examples', () => {
    expect(isLuhnValid('79927398713')).toBe(true);
    expect(isLuhnValid('79927398710')).toBe(false);
    expect(ibanRemainder('GB82WEST12345698765432')).toBe(1);
    expect(ibanRemainder('GB83WEST12345698765432')).not.toBe(1);
    expect(ibanOf('GB', 'WEST12345698765432')).toBe('GB82WEST12345698765432');
  });
});

describe('values', () => {
  it.each([
    ['test cards pass Luhn', testCard, (value: string) => isLuhnValid(value)],
    ['IBANs leave 1', demoIban, (value: string) => ibanRemainder(value) === 1 && value.length === 22],
    [
      'telephone numbers are of the fictional range',
      fictionalPhone,
      (value: string) => /^\+1\d{3}55501\d\d$/.test(value),
    ],
    [
      'UUIDs are of version 4',
      uuid,
      (value: string) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(value),
    ],
    [
      'tracking numbers have nine digits',
      trackingNumber,
      (value: string) => /^HRX\d{9}[A-Z]{2}$/.test(value),
    ],
    ['cloud keys have their shape', awsAccessKey, (value: string) => /^AKIA[A-Z2-7]{16}$/.test(value)],
    ['processor keys have their shape', stripeKey, (value: string) => /^sk_test_\w{24}$/.test(value)],
    ['repository tokens have their shape', githubToken, (value: string) => /^ghp_\w{36}$/.test(value)],
    ['password hashes have their shape', bcryptHash, (value: string) => /^\$2b\$10\$[./\w]{53}$/.test(value)],
  ])('%s', (_, make, isValid) => {
    expect(many(make).filter((value) => !isValid(value))).toEqual([]);
  });

  it('keep the time of a ULID in its first ten characters, in order', () => {
    const random = new Random('ulid');
    expect(ulid(random, 1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41');
    expect(ulid(random, 2).slice(0, 10) < ulid(random, 3).slice(0, 10)).toBe(true);
  });

  it('give tokens that decode to their claims', () => {
    const [header = '', claims = '', signature = ''] = jwt(new Random('jwt'), { sub: 'a' }, 'none').split(
      '.',
    );
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'none' });
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ sub: 'a' });
    expect(signature).toBe('');
  });
});
