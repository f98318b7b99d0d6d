/** Check digits as their standards define them, written apart from the engine's own so that neither excuses the other. */

/** Appends Luhn's digit. */
export function withLuhn(payload: string): string {
  const sum = [...payload].reverse().reduce((total, character, i) => {
    const doubled = Number(character) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return payload + ((10 - (sum % 10)) % 10);
}

/** `CC` and a national part to an IBAN. */
export function withIbanCheck(country: string, national: string): string {
  const letters = `${national}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(letters) % 97n);
  return `${country}${String(check).padStart(2, '0')}${national}`;
}

/** Appends Verhoeff's digit, by the dihedral group of order ten. */
export function withVerhoeff(payload: string): string {
  const permute = (digit: number, times: number): number => {
    const base = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let result = digit;
    for (let i = 0; i < times; i++) result = base[result] as number;
    return result;
  };
  const multiply = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
    return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
  };
  for (let check = 0; check < 10; check++) {
    const sum = [...payload, String(check)]
      .reverse()
      .reduce((total, digit, i) => multiply(total, permute(Number(digit), i % 8)), 0);
    if (sum === 0) return payload + check;
  }
  throw new Error('Verhoeff has a digit for every number');
}

function modulo11(digits: string, weights: readonly number[]): number {
  const rest = weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
}

export function withCpfCheck(nine: string): string {
  const ten = nine + modulo11(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return ten + modulo11(ten, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

export function withCnpjCheck(twelve: string): string {
  const thirteen = twelve + modulo11(twelve, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
  return thirteen + modulo11(thirteen, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Appends the NHS digit, or gives null where it would be ten. */
export function withNhsCheck(nine: string): string | null {
  const sum = [...nine].reduce((total, digit, i) => total + (10 - i) * Number(digit), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : nine + check;
}
