import { storableText } from '@/lib/contracts/text';
import { unescapeJson } from '@/lib/engine/bytes/json-unescape';
import { PLAIN_NAME } from '@/lib/engine/fold/sensitive-value';
import { NAMES_COORDINATES, NAMES_LONGITUDE, type NameTraits } from '@/lib/engine/lexicon/name-lexicon';
import { type InternedName, isSameBytes, NameTable, rankOf } from './interned-names';
import { isValueShaped } from './name-shape';
import { unescapePercent } from './percent';

/** Stands for every name that looks like a value. */
export const VALUE_NAME = '{}';
/** Longer spellings are values, whatever they decode to. */
const LONGEST_SPELLING = 400;
const NO_BYTES = new Uint8Array(0);
const decoder = new TextDecoder();

/** Finds or makes the names of one place. `describe` is asked once for each new name. */
export class NameReader {
  private readonly table: NameTable;
  private readonly seed: number;
  private readonly describe: (text: string) => { traits: NameTraits; role: number };
  private readonly spelling: Spelling;
  private readonly scratch = new Uint8Array(LONGEST_SPELLING);
  readonly value: InternedName;

  constructor(
    seed: number,
    spelling: Spelling,
    describe: (text: string) => { traits: NameTraits; role: number },
  ) {
    this.table = new NameTable(seed);
    this.seed = seed;
    this.spelling = spelling;
    this.describe = describe;
    this.value = {
      text: VALUE_NAME,
      hash: rankOf(VALUE_NAME, seed),
      raw: NO_BYTES,
      traits: PLAIN_NAME,
      role: 0,
      elements: null,
    };
  }

  /** The name at `bytes[start, end)`; the value name when it looks like a value. */
  read(bytes: Uint8Array, start: number, end: number): InternedName {
    return this.table.find(bytes, start, end) ?? this.intern(bytes, start, end);
  }

  /** The same, quicker when it is the name that stood there in the exchange before. */
  reread(before: InternedName | undefined, bytes: Uint8Array, start: number, end: number): InternedName {
    if (before !== undefined && before.raw.length > 0 && isSameBytes(before.raw, bytes, start, end))
      return before;
    return this.read(bytes, start, end);
  }

  /** The name of the elements of the array that stands under `name`. */
  elements(name: InternedName): InternedName {
    if (name.elements !== null) return name.elements;
    const text = `${name.text}[]`;
    const { flags } = name.traits;
    const traits =
      (flags & NAMES_COORDINATES) === 0 ? name.traits : { ...name.traits, flags: flags | NAMES_LONGITUDE };
    name.elements = { text, hash: rankOf(text, this.seed), raw: NO_BYTES, traits, role: 0, elements: null };
    return name.elements;
  }

  private intern(bytes: Uint8Array, start: number, end: number): InternedName {
    if (end - start > LONGEST_SPELLING) return this.value;
    const { scratch } = this;
    const length = respell(bytes, start, end, scratch, this.spelling);
    // Case tells a token from a word, so headers are judged as they were sent.
    const isValue =
      this.spelling === 'header' ? isValueShaped(bytes, start, end) : isValueShaped(scratch, 0, length);
    if (isValue && this.spelling !== 'plain') return this.value;
    const text = storableText(decoder.decode(scratch.subarray(0, length)));
    if (isValue) return this.internHidden(bytes.slice(start, end), text);
    return this.table.add({
      text,
      hash: rankOf(text, this.seed),
      raw: bytes.slice(start, end),
      ...this.describe(text),
      elements: null,
    });
  }

  /** A cookie's name may end in a hash and still say that it holds a session: the meaning is kept, not the name. */
  private internHidden(raw: Uint8Array, text: string): InternedName {
    const { role } = this.describe(text);
    return role === 0 ? this.value : this.table.add({ ...this.value, raw, role });
  }
}

/** How names are spelled: in JSON with escapes, in queries and forms percent-encoded, in headers without case. */
export type Spelling = 'json' | 'percent' | 'header' | 'plain';

function respell(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  spelling: Spelling,
): number {
  if (spelling === 'json') return unescapeJson(bytes, start, end, into);
  if (spelling === 'percent') return unescapePercent(bytes, start, end, into);
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    into[i - start] = spelling === 'header' && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
  }
  return end - start;
}
