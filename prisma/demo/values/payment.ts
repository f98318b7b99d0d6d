import type { Random } from '../random';
import { ibanOf } from './checksums';
import { digits } from './identifiers';

/** Card numbers that the schemes and their processors publish for tests; all pass Luhn, none can be charged. */
const TEST_CARDS = [
  '4242424242424242',
  '4000056655665556',
  '5555555555554444',
  '5200828282828210',
  '378282246310005',
  '6011111111111117',
  '3056930009020004',
  '3566002020360505',
  '4111111111111111',
] as const;

export function testCard(random: Random): string {
  return random.pick(TEST_CARDS);
}

/** A valid IBAN at a bank that does not exist. */
export function demoIban(random: Random): string {
  return random.chance(0.5)
    ? ibanOf('GB', `HROE${digits(random, 14)}`)
    : ibanOf('DE', `9${digits(random, 17)}`);
}

/** North American numbers of the 555-01xx range, which is kept for fiction. E.164. */
export function fictionalPhone(random: Random): string {
  return `+1${random.pick(['202', '212', '303', '415', '617'])}55501${String(random.integer(0, 99)).padStart(2, '0')}`;
}
