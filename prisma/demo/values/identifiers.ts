import type { Random } from '../random';

const HEX = '0123456789abcdef';
/** Crockford's base 32, as ULIDs use it. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = '0123456789';

/** Version 4. */
export function uuid(random: Random): string {
  const hex = random.text(30, HEX);
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}

export function ulid(random: Random, atMs: number): string {
  let time = '';
  for (let rest = atMs, place = 0; place < 10; place++, rest = Math.floor(rest / 32))
    time = CROCKFORD[rest % 32] + time;
  return time + random.text(16, CROCKFORD);
}

export function hex(random: Random, length: number): string {
  return random.text(length, HEX);
}

export function digits(random: Random, length: number): string {
  return random.pick(['1', '2', '3', '4', '5', '6', '7', '8', '9']) + random.text(length - 1, DIGITS);
}

export function alphanumeric(random: Random, length: number): string {
  return random.text(length, ALPHANUMERIC);
}

export function base64url(random: Random, length: number): string {
  return random.text(length, BASE64URL);
}

/** `HRX` and nine digits and a country, as parcel labels have it. */
export function trackingNumber(random: Random): string {
  return `HRX${digits(random, 9)}${random.pick(['NO', 'DK', 'SE', 'DE', 'GB'])}`;
}
