import {
  Documentation,
  Lifecycle,
  ObservedAuthentication,
  SensitiveClass,
  Traffic,
} from '@/lib/contracts/endpoint';
import { DerivedName, Risk } from '@/lib/contracts/inventory';
import { DeclaredAuthentication } from '@/lib/contracts/operation';

/** Words of a contract's enum as the small numbers that the database holds: their positions. Append only. */
export interface Codes<W extends string> {
  code(word: W): number;
  word(code: number): W;
  /** Several words as the bits of one number. */
  mask(words: readonly W[]): number;
  words(mask: number): W[];
}

export function codesOf<W extends string>(words: readonly W[]): Codes<W> {
  const positions = new Map(words.map((word, index) => [word, index]));
  const code = (word: W): number => {
    const position = positions.get(word);
    if (position === undefined) throw new RangeError(`no code for ${word}`);
    return position;
  };
  return {
    code,
    word: (position) => words[position] as W,
    mask: (chosen) => chosen.reduce((mask, word) => mask | (1 << code(word)), 0),
    words: (mask) => words.filter((_, index) => (mask & (1 << index)) !== 0),
  };
}

export const documentationCodes = codesOf(Documentation.options);
export const trafficCodes = codesOf(Traffic.options);
export const lifecycleCodes = codesOf(Lifecycle.options);
export const declaredCodes = codesOf(DeclaredAuthentication.options);
export const observedCodes = codesOf(ObservedAuthentication.options);
export const sensitiveCodes = codesOf(SensitiveClass.options);
export const nameCodes = codesOf(DerivedName.options);
export const riskCodes = codesOf(Risk.options);
