import { parseTemplate } from './route-template';
import { SHAPE, segmentShape } from './segment-shape';

const LONGEST_LITERAL = 100;
/** Digits of a number that a name may be, as in `/api/2/users`. */
const LONGEST_NUMBER = 4;
const NAMES = (1 << SHAPE.word) | (1 << SHAPE.date) | (1 << SHAPE.boolean);
const NUMBERS = (1 << SHAPE.integer) | (1 << SHAPE.number);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Tokens of a route as traffic tells it: bytes of a literal, or `null` for a parameter. `null` when it is no usable
 * template, which is also what has a value for a literal: a sender that gives the path for the route.
 */
export function readObservedRoute(
  bytes: Uint8Array,
  start: number,
  end: number,
): (Uint8Array | null)[] | null {
  const parsed = parseTemplate(decoder.decode(bytes.subarray(start, end)));
  const words = parsed?.map(({ literal }) => (literal === null ? null : encoder.encode(literal)));
  return words?.every((word) => word === null || isName(word)) ? words : null;
}

function isName(word: Uint8Array): boolean {
  if (word.length > LONGEST_LITERAL) return false;
  const shape = 1 << segmentShape(word, 0, word.length);
  return (shape & NAMES) !== 0 || ((shape & NUMBERS) !== 0 && word.length <= LONGEST_NUMBER);
}
