import type { Slice } from '@/lib/contracts/slice';
import { DIGIT, FAMILY, LOWER, SPACE, UPPER } from '@/lib/engine/bytes/characters';
import { isJwt } from '@/lib/engine/fold/classes/secret';
import { classifyValue } from '@/lib/engine/fold/sensitive-value';
import { isKnownKey } from '@/lib/engine/lexicon/key-shapes';
import type { NameLexicon } from '@/lib/engine/lexicon/name-lexicon';
import type { Sighting } from './field';
import type { InternedName } from './interned-names';
import type { NameReader } from './name-reader';
import { isPercentEncoded, unescapePercent } from './percent';
import type { PlaceFields } from './place-fields';
import { textType } from './text-type';

/** Role of a query name: not a credential, one, or one when the value looks like a token. */
export const NO_CREDENTIAL = 0;
export const CREDENTIAL = 1;
export const MAYBE_CREDENTIAL = 2;

/** More parameters than this are not looked at. */
const MOST_PARAMETERS = 128;
const VALUE_LOOK = 1024;
const SHORTEST_TOKEN = 12;
const EQUALS = 0x3d;
const AMPERSAND = 0x26;

export function queryRole(name: string, lexicon: NameLexicon): number {
  const credential = lexicon.credentialQueryName(name);
  return credential === 'yes' ? CREDENTIAL : credential === 'ambiguous' ? MAYBE_CREDENTIAL : NO_CREDENTIAL;
}

/** The parameters of one query or form, their names found once. */
export class QueryReading {
  count = 0;
  hasCredential = false;
  bytes: Uint8Array = new Uint8Array(0);
  private readonly names: InternedName[] = [];
  private readonly bounds = new Int32Array(MOST_PARAMETERS * 2);
  private readonly credentials = new Uint8Array(MOST_PARAMETERS);
  private readonly scratch = new Uint8Array(VALUE_LOOK);
  private readonly reader: NameReader;

  constructor(reader: NameReader) {
    this.reader = reader;
  }

  read(query: Slice): void {
    this.bytes = query.bytes;
    this.count = 0;
    this.hasCredential = false;
    const { bytes, end } = query;
    let start = query.start;
    while (start < end && this.count < MOST_PARAMETERS) {
      let equals = -1;
      let at = start;
      for (; at < end; at++) {
        const byte = bytes[at] as number;
        if (byte === AMPERSAND) break;
        if (byte === EQUALS && equals < 0) equals = at;
      }
      if (at > start) this.add(start, equals < 0 ? at : equals, equals < 0 ? at : equals + 1, at);
      start = at + 1;
    }
  }

  /** Counts the parameters in their place. */
  fold(into: PlaceFields, sighting: Sighting, isSuccess: boolean): void {
    into.begin();
    for (let i = 0; i < this.count; i++) {
      const name = this.names[i] as InternedName;
      const type = this.typeAt(i);
      const valueClass = this.classAt(i);
      const field = into.touch(name);
      if (field === null) into.overflow.note(sighting, type, valueClass);
      else {
        field.touch(sighting, type, valueClass);
        if (isSuccess && this.credentials[i] === 1) field.countCredential();
      }
    }
  }

  isCredentialAt(index: number): boolean {
    return this.credentials[index] === 1;
  }

  valueStart(index: number): number {
    return this.bounds[index * 2] as number;
  }

  valueEnd(index: number): number {
    return this.bounds[index * 2 + 1] as number;
  }

  nameAt(index: number): InternedName {
    return this.names[index] as InternedName;
  }

  classAt(index: number): number {
    const start = this.bounds[index * 2] as number;
    const end = this.bounds[index * 2 + 1] as number;
    const { traits } = this.names[index] as InternedName;
    if (!isPercentEncoded(this.bytes, start, end))
      return classifyValue(this.bytes, start, end, 'text', traits);
    const length = unescapePercent(this.bytes, start, end, this.scratch);
    return classifyValue(this.scratch, 0, length, 'text', traits);
  }

  /** JSON type that the text would have. */
  typeAt(index: number): number {
    return textType(this.bytes, this.bounds[index * 2] as number, this.bounds[index * 2 + 1] as number);
  }

  private add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const index = this.count++;
    const name = this.reader.reread(this.names[index], this.bytes, nameStart, nameEnd);
    this.names[index] = name;
    this.bounds[index * 2] = valueStart;
    this.bounds[index * 2 + 1] = valueEnd;
    let isCredential = false;
    if (name.role !== NO_CREDENTIAL && valueEnd > valueStart) {
      isCredential = name.role === CREDENTIAL || isTokenShaped(this.bytes, valueStart, valueEnd);
    }
    this.credentials[index] = isCredential ? 1 : 0;
    if (isCredential) this.hasCredential = true;
  }
}

/** Letters and digits together, 12 bytes or more, or a key of a known shape. */
export function isTokenShaped(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST_TOKEN) return false;
  let families = 0;
  for (let i = start; i < end; i++) families |= FAMILY[bytes[i] as number] as number;
  if ((families & SPACE) !== 0) return false;
  if ((families & DIGIT) !== 0 && (families & (LOWER | UPPER)) !== 0) return true;
  return isKnownKey(bytes, start, end) || isJwt(bytes, start, end);
}
