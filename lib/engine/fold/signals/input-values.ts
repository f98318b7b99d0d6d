import { INJECTION_PATTERNS, type InjectionPattern } from '@/lib/engine/lexicon/injection-patterns';
import { type CharacterSet, charactersOf, holdsAll } from './character-set';
import { signalBit } from './signal-rows';
import { readUrlTarget } from './url-target';

export type InputPlace = NonNullable<InjectionPattern['place']>;

const URL_VALUE = signalBit('url-value');
const INTERNAL_TARGET = signalBit('internal-target');

interface MaskedPattern {
  pattern: RegExp;
  bit: number;
  /** Characters that a match holds. */
  needs: CharacterSet;
}

/** `text` is a body of another kind than JSON or a form, as XML: one value without a begin of its own. */
const PATTERNS: Readonly<Record<InputPlace, readonly MaskedPattern[]>> = {
  path: patternsAt('path'),
  value: patternsAt('value'),
  text: patternsAt('text'),
};

function patternsAt(place: InputPlace): MaskedPattern[] {
  return INJECTION_PATTERNS.filter((entry) => entry.place === undefined || entry.place === place).map(
    ({ kind, pattern, needs }) => ({ pattern, bit: signalBit(kind), needs: charactersOf(needs) }),
  );
}

/** Mask of the attacks that a decoded value shows, and of what it points at when it is a URL. */
export function judgeValue(value: string, place: InputPlace, ownHost: string): number {
  const text = value.toLowerCase();
  const characters = charactersOf(text);
  let mask = 0;
  for (const { pattern, bit, needs } of PATTERNS[place]) {
    if ((mask & bit) === 0 && holdsAll(characters, needs) && pattern.test(text)) mask |= bit;
  }
  if (place !== 'value') return mask;
  const target = readUrlTarget(value, ownHost);
  if (target === 'none') return mask;
  return mask | URL_VALUE | (target === 'internal' ? INTERNAL_TARGET : 0);
}
