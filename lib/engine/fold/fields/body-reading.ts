import type { Slice } from '@/lib/contracts/slice';
import { NO_CLASS } from '@/lib/engine/lexicon/sensitive-classes';
import { type BodyFields, BodyObject } from './body-fields';
import type { Sighting } from './field';
import { STRING } from './field';
import type { InternedName } from './interned-names';
import type { JsonFields } from './json-fields';
import type { NameReader } from './name-reader';
import type { QueryReading } from './query-reading';
import type { XmlFields } from './xml-fields';

const ROOT = { path: '' };
/** Bytes of a multipart body in which names of parts are looked for. */
const MULTIPART_LOOK = 65_536;
const QUOTE = 0x22;

/** Reads the fields of a body by its media type, or by its first byte when the source names none. */
export class BodyReading {
  private readonly json: JsonFields;
  private readonly form: QueryReading;
  private readonly xml: XmlFields;
  private readonly names: NameReader;

  constructor(json: JsonFields, form: QueryReading, xml: XmlFields, names: NameReader) {
    this.json = json;
    this.form = form;
    this.xml = xml;
    this.names = names;
  }

  /** `type` is the media type's range in `typeBytes`, empty when unknown. */
  fold(
    body: BodyFields,
    slice: Slice,
    typeBytes: Uint8Array,
    typeStart: number,
    typeEnd: number,
    sighting: Sighting,
  ): void {
    const { bytes, end } = slice;
    let start = slice.start;
    this.json.hasPasswordHash = false;
    while (start < end && (bytes[start] as number) <= 0x20) start++;
    if (start === end) return;
    const first = bytes[start] as number;
    if (first === 0x7b || first === 0x5b) this.json.fold(body, bytes, start, end, sighting);
    else if (first === 0x3c) {
      const isTold = typeEnd > typeStart;
      if (isTold ? isXml(typeBytes, typeStart, typeEnd) : holdsAt(bytes, start, end, '<?xml'))
        this.xml.fold(body, bytes, start, end, sighting);
    } else if (holds(typeBytes, typeStart, typeEnd, 'form-urlencoded')) this.foldForm(body, slice, sighting);
    else if (holds(typeBytes, typeStart, typeEnd, 'multipart/'))
      this.foldMultipart(body, bytes, start, end, sighting);
  }

  /** The last body held a password as a server stores it. */
  get hasPasswordHash(): boolean {
    return this.json.hasPasswordHash;
  }

  private foldForm(body: BodyFields, slice: Slice, sighting: Sighting): void {
    this.form.read(slice);
    for (let i = 0; i < this.form.count; i++) {
      this.count(body, this.form.nameAt(i), this.form.typeAt(i), this.form.classAt(i), sighting);
    }
  }

  /** Names of parts: `Content-Disposition: form-data; name="…"`. */
  private foldMultipart(
    body: BodyFields,
    bytes: Uint8Array,
    start: number,
    end: number,
    sighting: Sighting,
  ): void {
    const limit = Math.min(end, start + MULTIPART_LOOK);
    for (let at = start; at < limit; at++) {
      if (bytes[at] !== 0x66 || !holdsAt(bytes, at, limit, 'form-data; name="')) continue;
      const nameStart = at + 17;
      let nameEnd = nameStart;
      while (nameEnd < limit && bytes[nameEnd] !== QUOTE) nameEnd++;
      this.count(body, this.names.read(bytes, nameStart, nameEnd), STRING, NO_CLASS, sighting);
      at = nameEnd;
    }
  }

  private count(
    body: BodyFields,
    name: InternedName,
    type: number,
    valueClass: number,
    sighting: Sighting,
  ): void {
    let root = body.find(0, 0, ROOT);
    if (root === null) {
      root = new BodyObject(0, 0, '');
      body.insert(root);
    }
    const field = body.touch(root, name);
    if (field !== null) field.touch(sighting, type, valueClass);
    else body.overflow.note(sighting, type, valueClass);
  }
}

/** Data in XML: not pages or images. */
function isXml(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    holds(bytes, start, end, 'xml') &&
    !holds(bytes, start, end, 'html') &&
    !holdsAt(bytes, start, end, 'image/')
  );
}

/** True when the text of `bytes[start, end)` contains `word`, which is lower case, without case. */
function holds(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  for (let at = start; at + word.length <= end; at++) if (holdsAt(bytes, at, end, word)) return true;
  return false;
}

function holdsAt(bytes: Uint8Array, at: number, end: number, word: string): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) {
    const byte = bytes[at + i] as number;
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== word.charCodeAt(i)) return false;
  }
  return true;
}
