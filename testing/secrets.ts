import { Random } from './random';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE64 = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;
const HEX = '0123456789abcdef';

/** Values that must never be kept, each told apart from every other. */
export const SECRET_SHAPES = {
  token: (random: Random) =>
    `${random.text(4, BASE64)}7${random.text(12, BASE64)}3x${random.text(12, BASE64)}`,
  hex: (random: Random) => `4a${random.text(38, HEX)}`,
  uuid: (random: Random) => [8, 4, 4, 4, 12].map((length) => random.text(length, HEX)).join('-'),
  email: (random: Random) => `${random.text(12, LETTERS)}@${random.text(8, LETTERS)}.example`,
  card: (random: Random) => withLuhn(`4${random.text(14, '0123456789')}`),
  iban: (random: Random) => withIban(random.text(18, '0123456789')),
  phone: (random: Random) => `+4915${random.text(9, '0123456789')}`,
  jwt: (random: Random) =>
    [`{"alg":"HS256","kid":"${random.text(8)}"}`, `{"sub":"${random.text(12)}"}`, random.text(32)]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.'),
  key: (random: Random) => `sk_live_${random.text(24, BASE64)}`,
  /** Letters only: nothing but its neighbours tells that it is a value. */
  word: (random: Random) => random.text(16, LETTERS),
  sentence: (random: Random) => `Ünser ${random.text(10, LETTERS)} & "${random.text(10, LETTERS)}" = 42%`,
} as const;
export type SecretShape = keyof typeof SECRET_SHAPES;

export interface Secret {
  shape: SecretShape;
  /** Where it was planted. */
  place: string;
  value: string;
}

/** Gives out secrets, and finds them again in whatever spelling. */
export class Vault {
  readonly secrets: Secret[] = [];
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  plant(shape: SecretShape, place: string): string {
    const value = SECRET_SHAPES[shape](this.random);
    this.secrets.push({ shape, place, value });
    return value;
  }

  /** The secrets that `haystack` holds: as they are, percent-encoded, in base64, in hex, escaped for JSON, or reversed. */
  findIn(haystack: Buffer): string[] {
    const text = haystack.toString('latin1').toLowerCase();
    return this.secrets
      .filter(({ value }) => spellings(value).some((spelling) => text.includes(spelling)))
      .map(({ shape, place, value }) => `${shape} in ${place}: ${value}`);
  }
}

/** As the bytes of the spelling are read as Latin-1, in lower case. */
function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    [...value].reverse().join(''),
    ...[0, 1, 2].map((offset) => insideBase64(bytes, offset)),
  ].map((spelling) => Buffer.from(spelling).toString('latin1').toLowerCase());
}

/** What base64 of any text that holds the bytes, `offset` past a multiple of three, is sure to hold. */
function insideBase64(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  return encoded.slice(offset === 0 ? 0 : offset + 1, encoded.length - 2);
}

function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function withIban(account: string): string {
  const rest = [...`${account}131400`].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - rest).padStart(2, '0')}${account}`;
}
