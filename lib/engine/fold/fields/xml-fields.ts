import { classifyValue } from '@/lib/engine/fold/sensitive-value';
import type { BodyFields, BodyObject } from './body-fields';
import { NULL, OBJECT, type Sighting } from './field';
import { joinPath } from './field-path';
import { type InternedName, rankBelow } from './interned-names';
import type { NameReader } from './name-reader';
import { textType } from './text-type';
import { type XmlHandler, XmlScanner } from './xml-scanner';

/** What is nested deeper is not looked at. */
const NESTING = 48;
/** Longer names are values, whatever they say. */
const LONGEST_NAME = 400;
const AT_SIGN = 0x40;
const COLON = 0x3a;

/** An open element, and the object of the fields below it. */
class Frame {
  depth = 0;
  hash = 0;
  object: BodyObject | null = null;
  outer: Frame | null = null;
  name: InternedName | null = null;
  hasFields = false;
  /** The first text in the element, without the blanks around it; -1 when there is none. */
  textStart = -1;
  textEnd = -1;

  get path(): string {
    if (this.outer === null || this.name === null) return '';
    return joinPath(this.outer.path, this.name.text);
  }
}

/**
 * Reads the fields of XML bodies: `order.item.sku` for elements, `order.@id` for attributes, without the prefixes of
 * namespaces. Whether an element may be repeated cannot be seen, so that it stands under one name. Types are those that
 * JSON would have. Entities are not expanded.
 */
export class XmlFields implements XmlHandler {
  private readonly scanner = new XmlScanner(this);
  private readonly frames = Array.from({ length: NESTING + 1 }, () => new Frame());
  private readonly attributeName = new Uint8Array(LONGEST_NAME + 1).fill(AT_SIGN, 0, 1);
  private readonly names: NameReader;
  private level = 0;
  private bytes: Uint8Array = this.attributeName;
  private body: BodyFields | null = null;
  private sighting: Sighting | null = null;

  constructor(names: NameReader) {
    this.names = names;
  }

  /** Folds the body `bytes[start, end)` as far as it is XML. */
  fold(body: BodyFields, bytes: Uint8Array, start: number, end: number, sighting: Sighting): void {
    this.bytes = bytes;
    this.body = body;
    this.sighting = sighting;
    this.level = 0;
    (this.frames[0] as Frame).object = body.root;
    this.scanner.scan(bytes, start, end);
    while (this.level > 0) this.close();
  }

  open(start: number, end: number): void {
    const outer = this.frames[Math.min(this.level, NESTING)] as Frame;
    outer.hasFields = true;
    if (++this.level > NESTING) return;
    const frame = this.frames[this.level] as Frame;
    frame.outer = outer;
    frame.name = this.names.read(this.bytes, localStart(this.bytes, start, end), end);
    frame.depth = this.level;
    frame.hash = rankBelow(outer.hash, frame.name.hash);
    frame.object = null;
    frame.hasFields = false;
    frame.textStart = -1;
    frame.textEnd = -1;
  }

  attribute(start: number, end: number, valueStart: number, valueEnd: number): void {
    if (this.level > NESTING || end - start > LONGEST_NAME) return;
    const from = localStart(this.bytes, start, end);
    this.attributeName.set(this.bytes.subarray(from, end), 1);
    const frame = this.frames[this.level] as Frame;
    frame.hasFields = true;
    const name = this.names.read(this.attributeName, 0, 1 + end - from);
    this.count(frame, name, valueStart, valueEnd, textType(this.bytes, valueStart, valueEnd));
  }

  text(start: number, end: number): void {
    if (this.level === 0 || this.level > NESTING) return;
    const frame = this.frames[this.level] as Frame;
    if (frame.textStart >= 0) return;
    frame.textStart = start;
    frame.textEnd = end;
  }

  close(): void {
    const level = this.level--;
    if (level > NESTING) return;
    const { outer, name, hasFields, textStart, textEnd } = this.frames[level] as Frame;
    const isText = textStart >= 0;
    const type = isText ? textType(this.bytes, textStart, textEnd) : hasFields ? OBJECT : NULL;
    this.count(outer as Frame, name as InternedName, textStart, isText ? textEnd : textStart, type);
  }

  private count(frame: Frame, name: InternedName, start: number, end: number, type: number): void {
    const body = this.body as BodyFields;
    const sighting = this.sighting as Sighting;
    const valueClass = end > start ? classifyValue(this.bytes, start, end, 'text', name.traits) : -1;
    const field = body.admit(frame, name);
    if (field !== null) field.touch(sighting, type, valueClass);
    else body.overflow.note(sighting, type, valueClass);
  }
}

/** Where a name begins behind the prefix of its namespace. */
function localStart(bytes: Uint8Array, start: number, end: number): number {
  const colon = bytes.subarray(start, end).indexOf(COLON);
  return start + colon + 1 < end ? start + colon + 1 : start;
}
