/** Luhn's check (ISO/IEC 7812-1, annex B) over all digits, the check digit included. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 as ISO 13616 uses it: a valid IBAN leaves 1. */
export function ibanRemainder(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const character of moved) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** IBAN of a country and account part, with its check digits. */
export function ibanOf(country: string, account: string): string {
  const check = 98 - ibanRemainder(`${country}00${account}`);
  return country + String(check).padStart(2, '0') + account;
}
