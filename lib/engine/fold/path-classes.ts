import type { Slice } from '@/lib/contracts/slice';
import { AT, COLON, DIGIT, FAMILY, OTHER } from '@/lib/engine/bytes/characters';
import { NAMES_IDENTIFIER, type NameTraits } from '@/lib/engine/lexicon/name-lexicon';
import {
  AADHAAR,
  CNPJ,
  CPF,
  IBAN,
  NHS_NUMBER,
  NO_CLASS,
  PAYMENT_CARD,
  PHONE,
  SSN,
} from '@/lib/engine/lexicon/sensitive-classes';
import { countClass } from './class-counts';
import type { Sighting } from './fields/field';
import type { NameReader } from './fields/name-reader';
import { isPercentEncoded, unescapePercent } from './fields/percent';
import { classifyValue } from './sensitive-value';
import type { Rows } from './sorted-rows';

/** A row's key is position × 32 + class. Positions count the segments of the path as sent, from 0. */
export const POSITION = 32;

const SLASH = 0x2f;
const SHORTEST = 6;
/** Without a mark of a class (`@`, `:`, `%`, four digits), a shorter segment is a word. */
const SHORTEST_TOKEN = 20;
/** Digits of the shortest number that is of any class (a social security number). */
const SHORTEST_NUMBER = 9;
const MOST_SEGMENTS = 20;
const SEGMENT_LOOK = 1024;

/** What the segment before can say of a number. Under any other word a bare number is an identifier. */
const NUMBER_CLASSES = new Set([PHONE, PAYMENT_CARD, IBAN, SSN, AADHAAR, CPF, CNPJ, NHS_NUMBER]);
const IDENTIFIER: NameTraits = { classHint: NO_CLASS, flags: NAMES_IDENTIFIER };

/** Finds sensitive values in paths: `/users/ann@example.com`, `/cards/4111…`. */
export class PathReading {
  private readonly scratch = new Uint8Array(SEGMENT_LOOK);
  private readonly traits = new Map<NameTraits, NameTraits>();
  private readonly names: NameReader;

  constructor(names: NameReader) {
    this.names = names;
  }

  /** Adds to `rows`, made when there is something to add; returns them. */
  fold(rows: Rows | null, path: Slice, sighting: Sighting): Rows | null {
    const { bytes, end } = path;
    let result = rows;
    let before = -1;
    let start = path.start + 1;
    for (let position = 0; start < end && position < MOST_SEGMENTS; position++) {
      let families = 0;
      let digits = 0;
      let at = start;
      for (; at < end; at++) {
        const byte = bytes[at] as number;
        if (byte === SLASH) break;
        const family = FAMILY[byte] as number;
        families |= family;
        digits += family & DIGIT;
      }
      const length = at - start;
      if (
        length >= SHORTEST &&
        (families !== DIGIT || length >= SHORTEST_NUMBER) &&
        (digits >= 4 || (families & (AT | OTHER | COLON)) !== 0 || length >= SHORTEST_TOKEN)
      ) {
        const found = this.classify(bytes, start, at, before);
        if (found !== NO_CLASS) {
          result ??= [];
          const { hour, isAnonymousSuccess } = sighting;
          countClass(
            result,
            position * POSITION + found,
            1,
            isAnonymousSuccess ? 1 : 0,
            hour,
            isAnonymousSuccess ? hour : 0,
          );
        }
      }
      before = start;
      start = at + 1;
    }
    return result;
  }

  private classify(bytes: Uint8Array, start: number, end: number, before: number): number {
    const traits =
      before < 0 ? IDENTIFIER : this.traitsUnder(this.names.read(bytes, before, start - 1).traits);
    if (!isPercentEncoded(bytes, start, end)) return classifyValue(bytes, start, end, 'text', traits);
    const length = unescapePercent(bytes, start, end, this.scratch);
    return classifyValue(this.scratch, 0, length, 'text', traits);
  }

  private traitsUnder(traits: NameTraits): NameTraits {
    if (!NUMBER_CLASSES.has(traits.classHint)) return IDENTIFIER;
    let known = this.traits.get(traits);
    if (!known) {
      known = { classHint: traits.classHint, flags: NAMES_IDENTIFIER };
      if (this.traits.size > 256) this.traits.clear();
      this.traits.set(traits, known);
    }
    return known;
  }
}
