/** Length by country, SWIFT IBAN registry, release 97. */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HN: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};

/** By both letters as a number from AA = 0; 0 where no country is. */
const LENGTH_BY_COUNTRY = new Uint8Array(676);
for (const [country, length] of Object.entries(LENGTHS)) {
  LENGTH_BY_COUNTRY[(country.charCodeAt(0) - 65) * 26 + country.charCodeAt(1) - 65] = length;
}

/** ISO 13616: country, its length, and modulo 97 of the rearranged number being 1. Spaces between groups are allowed. */
export function isIban(bytes: Uint8Array, start: number, end: number): boolean {
  const first = ((bytes[start] as number) | 0x20) - 0x61;
  const second = ((bytes[start + 1] as number) | 0x20) - 0x61;
  if (first < 0 || first > 25 || second < 0 || second > 25) return false;
  const length = LENGTH_BY_COUNTRY[first * 26 + second] as number;
  if (length === 0 || end - start < length) return false;
  const head = start + 4;
  let symbols = 4;
  let rest = 0;
  for (let i = head; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x20) continue;
    const value = symbolValue(byte);
    if (value < 0) return false;
    symbols++;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  if (symbols !== length) return false;
  for (let i = start; i < head; i++) {
    const value = symbolValue(bytes[i] as number);
    if (value < 0 || (i >= start + 2 && value > 9)) return false;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function symbolValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : -1;
}
