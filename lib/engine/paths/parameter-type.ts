import type { PathParameter } from '@/lib/contracts/endpoint';
import type { PlaceChild } from './place';
import { SHAPE } from './segment-shape';
import type { WordTraits } from './word-traits';

const TYPE: Readonly<Record<number, string>> = {
  [SHAPE.integer]: 'integer',
  [SHAPE.number]: 'number',
  [SHAPE.boolean]: 'boolean',
  [SHAPE.uuid]: 'uuid',
  [SHAPE.date]: 'date',
  [SHAPE.dateTime]: 'date-time',
  [SHAPE.email]: 'email',
  [SHAPE.hex]: 'hex',
  [SHAPE.token]: 'token',
};
const NUMERIC = (1 << SHAPE.integer) | (1 << SHAPE.number);
const HEX = (1 << SHAPE.integer) | (1 << SHAPE.hex);
/** A set counts as closed when it is small and each of its values has come this often on average, none only once. */
const MOST_VALUES = 12;
const VISITS_PER_VALUE = 5;

/** Type of a parameter from the shapes that were folded into it and the words that were merged into it. */
export function typeParameter(
  mask: number,
  words: readonly PlaceChild[],
  traits: readonly WordTraits[],
  texts: readonly string[],
): Pick<PathParameter, 'type' | 'values'> {
  let shapes = mask;
  for (const { word } of words)
    shapes |= 1 << ((traits[word] as WordTraits).isDate ? SHAPE.date : SHAPE.word);
  if (shapes === 1 && isClosed(words, traits)) {
    return { type: 'enum', values: words.map(({ word }) => texts[word] as string).sort() };
  }
  const only = TYPE[31 - Math.clz32(shapes)];
  if (only !== undefined && (shapes & (shapes - 1)) === 0) return { type: only };
  if (shapes !== 0 && (shapes & ~NUMERIC) === 0) return { type: 'number' };
  if (shapes !== 0 && (shapes & ~HEX) === 0) return { type: 'hex' };
  return { type: 'string' };
}

/** All values public words, none seen once only. Without words there is nothing to close. */
function isClosed(words: readonly PlaceChild[], traits: readonly WordTraits[]): boolean {
  if (words.length < 2 || words.length > MOST_VALUES) return false;
  const requests = words.reduce((sum, child) => sum + child.requests, 0);
  return (
    requests >= VISITS_PER_VALUE * words.length &&
    words.every(({ word, requests: own }) => own > 1 && !(traits[word] as WordTraits).isUnknown)
  );
}
