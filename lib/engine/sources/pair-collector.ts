import { HeaderFields, type Slice } from '@/lib/contracts/slice';
import type { JsonKind, JsonScanner } from '@/lib/engine/bytes/json-scanner';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { HeaderCollector } from '@/lib/engine/sources/header-collector';

const EQUALS = 0x3d;
const SEMICOLON = 0x3b;
const AMPERSAND = 0x26;
const PERCENT = 0x25;
const HEX = new TextEncoder().encode('0123456789ABCDEF');

/** Lists of pairs in a record that stand for a text: a Cookie header, or a form. */
export type PairList = 'cookies' | 'form';

const SEPARATOR: Record<PairList, number> = { cookies: SEMICOLON, form: AMPERSAND };
/** Bytes by whether they would end a name or a value too soon, or change in reading: they are percent-encoded. */
const ESCAPED: Record<PairList, { name: Uint8Array; value: Uint8Array }> = {
  cookies: { name: escapedBytes([EQUALS, SEMICOLON]), value: escapedBytes([SEMICOLON]) },
  form: { name: allButUnreserved(), value: allButUnreserved() },
};

/** Spells a list of pairs (`[{name, value}]`) as the text that was sent. A pair without a value has an empty one. */
export class PairCollector {
  private readonly list: PairList;
  private readonly text = new ByteArena();
  private readonly pairs = new HeaderFields();
  private readonly collector: HeaderCollector;

  constructor(list: PairList, scanner: JsonScanner) {
    this.list = list;
    this.collector = new HeaderCollector(this.pairs, scanner, { keepsBare: true });
  }

  /** Forgets the pairs of the record before. */
  clear(): void {
    this.text.reset();
  }

  /** Reads the object or list that the scanner has just opened. False on a fault of the scanner. */
  read(kind: JsonKind): boolean {
    this.text.reset();
    if (!this.collector.read(kind)) return false;
    const { bounds, count } = this.pairs;
    const escaped = ESCAPED[this.list];
    for (let i = 0; i < count * 4; i += 4) {
      if (i > 0) this.put(SEPARATOR[this.list]);
      this.spell(bounds[i] as number, bounds[i + 1] as number, escaped.name);
      this.put(EQUALS);
      this.spell(bounds[i + 2] as number, bounds[i + 3] as number, escaped.value);
    }
    return true;
  }

  /** Lends the text, if there were pairs, until the next record. */
  lend(slice: Slice): boolean {
    if (this.text.length === 0) return false;
    slice.set(this.text.bytes, 0, this.text.length);
    return true;
  }

  private spell(start: number, end: number, escaped: Uint8Array): void {
    const { bytes } = this.pairs;
    this.text.reserve((end - start) * 3);
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (escaped[byte] === 0) {
        this.put(byte);
        continue;
      }
      this.put(PERCENT);
      this.put(HEX[byte >> 4] as number);
      this.put(HEX[byte & 15] as number);
    }
  }

  private put(byte: number): void {
    this.text.reserve(1);
    this.text.bytes[this.text.length++] = byte;
  }
}

function escapedBytes(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}

/** RFC 3986 section 2.3. */
function allButUnreserved(): Uint8Array {
  const table = new Uint8Array(256).fill(1);
  for (let byte = 0; byte < 128; byte++) if (/[\w.~-]/.test(String.fromCharCode(byte))) table[byte] = 0;
  return table;
}
