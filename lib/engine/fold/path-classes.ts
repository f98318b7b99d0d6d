import type { Slice } from '@/lib/contracts/slice';
import { AT, COLON, DIGIT, FAMILY, OTHER } from '@/lib/engine/bytes/characters';
import { hashBytes } from '@/lib/engine/bytes/hash';
import { NAMES_IDENTIFIER, type NameTraits } from '@/lib/engine/lexicon/name-lexicon';
import { SECRET_SEGMENTS } from '@/lib/engine/lexicon/secret-segments';
import {
  AADHAAR,
  API_KEY,
  CNPJ,
  CPF,
  IBAN,
  JWT,
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
import { isTokenShaped } from './fields/query-reading';
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
const SECRETS = new Set(SECRET_SEGMENTS);
const IDENTIFIER: NameTraits = { classHint: NO_CLASS, flags: NAMES_IDENTIFIER };

/** Finds sensitive values in paths: `/users/ann@example.com`, `/cards/4111…`. */
export class PathReading {
  private readonly scratch = new Uint8Array(SEGMENT_LOOK);
  private readonly traits = new Map<NameTraits, NameTraits>();
  private readonly names: NameReader;
  private readonly seed: number;
  /** Of the last path: some segment holds a token. */
  hasToken = false;
  /** Of the last path: some segment looks like an identifier, which has a digit. */
  hasId = false;
  /** Of the last path: families of all its bytes. */
  families = 0;

  constructor(names: NameReader, seed: number) {
    this.names = names;
    this.seed = seed;
  }

  /** Knows nothing of a path until it is folded. */
  forget(): void {
    this.hasToken = false;
    this.hasId = false;
    this.families = OTHER;
  }

  /** Adds to `rows`, made when there is something to add; returns them. */
  fold(rows: Rows | null, path: Slice, sighting: Sighting): Rows | null {
    const { bytes, end } = path;
    let result = rows;
    let before = -1;
    let all = 0;
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
      all |= families;
      if (digits > 0 && !isVersion(bytes, start, length)) this.hasId = true;
      if (
        length >= SHORTEST &&
        (families !== DIGIT || length >= SHORTEST_NUMBER) &&
        (digits >= 4 || (families & (AT | OTHER | COLON)) !== 0 || length >= SHORTEST_TOKEN)
      ) {
        const found = this.classify(bytes, start, at, before);
        if (found === JWT || found === API_KEY || this.isSecret(bytes, start, at, before))
          this.hasToken = true;
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
    this.families = start < end ? OTHER : all;
    return result;
  }

  /** Hash of the segments that look like identifiers. */
  hashIds({ bytes, start, end }: Slice): number {
    let hash = 0;
    let from = start + 1;
    let hasDigit = false;
    for (let at = from; at <= end; at++) {
      const byte = at === end ? SLASH : (bytes[at] as number);
      if (byte >= 0x30 && byte <= 0x39) hasDigit = true;
      if (byte !== SLASH) continue;
      if (hasDigit && !isVersion(bytes, from, at - from))
        hash = (Math.imul(hash, 31) + hashBytes(bytes, from, at, this.seed)) >>> 0;
      from = at + 1;
      hasDigit = false;
    }
    return hash;
  }

  /** A random word where the segment before says that a secret follows; a UUID there is a name, not a secret. */
  private isSecret(bytes: Uint8Array, start: number, end: number, before: number): boolean {
    if (before < 0 || end - start < SHORTEST_TOKEN) return false;
    if (!SECRETS.has(this.names.read(bytes, before, start - 1).text.toLowerCase())) return false;
    return isTokenShaped(bytes, start, end) && !isUuid(bytes, start, end);
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

/** `v2`, `v10` */
function isVersion(bytes: Uint8Array, start: number, length: number): boolean {
  return length <= 3 && ((bytes[start] as number) | 0x20) === 0x76;
}

function isUuid(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 36 && [8, 13, 18, 23].every((dash) => bytes[start + dash] === 0x2d);
}
