import { parseTemplate } from './route-template';
import { SHAPE, segmentShape } from './segment-shape';

const LONGEST_LITERAL = 100;
/** Bytes of a parameter's name. */
export const LONGEST_NAME = 40;
/** Digits of a number that a name may be, as in `/api/2/users`. */
const LONGEST_NUMBER = 4;
const NAMES = (1 << SHAPE.word) | (1 << SHAPE.date) | (1 << SHAPE.boolean);
const NUMBERS = (1 << SHAPE.integer) | (1 << SHAPE.number);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A route as traffic tells it. */
export interface ObservedRoute {
  /** Bytes of each literal, `null` for a parameter. */
  words: (Uint8Array | null)[];
  /** Name of each parameter; `''` for a literal, and where there is none or it looks like a value. */
  names: string[];
}

/**
 * Reads `/users/{id}` and its like. `null` when it is no usable template, which is also what has a value for a literal:
 * a sender that gives the path for the route.
 */
export function readObservedRoute(bytes: Uint8Array, start: number, end: number): ObservedRoute | null {
  const parsed = parseTemplate(decoder.decode(bytes.subarray(start, end)));
  const words = parsed?.map(({ literal }) => (literal === null ? null : encoder.encode(literal)));
  if (!parsed || !words?.every((word) => word === null || isName(word))) return null;
  return { words, names: parsed.map(({ name }) => (isParameterName(name) ? name : '')) };
}

function isParameterName(name: string): boolean {
  return name.length <= LONGEST_NAME && segmentShape(encoder.encode(name), 0, name.length) === SHAPE.word;
}

function isName(word: Uint8Array): boolean {
  if (word.length > LONGEST_LITERAL) return false;
  const shape = 1 << segmentShape(word, 0, word.length);
  return (shape & NAMES) !== 0 || ((shape & NUMBERS) !== 0 && word.length <= LONGEST_NUMBER);
}
