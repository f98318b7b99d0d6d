import {
  JSON_ARRAY,
  JSON_ARRAY_END,
  JSON_END,
  JSON_ERROR,
  JSON_FALSE,
  JSON_NULL,
  JSON_NUMBER,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JSON_STRING,
  JSON_TRUE,
  type JsonKind,
  JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { unescapeJson } from '@/lib/engine/bytes/json-unescape';
import { classifyBoolean, classifyValue, PLAIN_NAME } from '@/lib/engine/fold/sensitive-value';
import { isStoredPassword } from '@/lib/engine/fold/signals/stored-password';
import { NO_CLASS, PASSWORD } from '@/lib/engine/lexicon/sensitive-classes';
import type { BodyFields, BodyObject } from './body-fields';
import { ARRAY, BOOLEAN, type Field, INTEGER, NULL, NUMBER, OBJECT, type Sighting, STRING } from './field';
import { joinPath } from './field-path';
import { type InternedName, isSameBytes, rankBelow } from './interned-names';
import type { NameReader } from './name-reader';

/** What is nested deeper is not looked at. */
const NESTING = 48;
/** Bytes of an escaped string that are looked at for a class. */
const STRING_LOOK = 1024;

/** An open container of the body. An array stands for its elements, which are fields of the object around it. */
class Frame {
  isArray = false;
  depth = 0;
  hash = 0;
  /** The object of the frame, or around the array's; `null` until it has a field, and beyond the limits. */
  object: BodyObject | null = null;
  /** The object frame around, and this one's name there. */
  outer: Frame | null = null;
  name: InternedName | null = null;
  /** The field that was last seen in an object; the field of the elements in an array. */
  last: Field | null = null;
  /** The field that holds the array; `null` for an object, and for an array that is the body. */
  array: Field | null = null;

  get path(): string {
    if (this.outer === null || this.name === null) return '';
    return joinPath(this.outer.path, this.name.text);
  }
}

/** Reads the fields of JSON bodies. No allocation once the names and objects of an endpoint are known. */
export class JsonFields {
  private readonly scanner = new JsonScanner(NESTING);
  private readonly frames = Array.from({ length: NESTING + 1 }, () => new Frame());
  private readonly names: NameReader;
  private readonly root: InternedName;
  private readonly scratch = new Uint8Array(STRING_LOOK);

  constructor(names: NameReader) {
    this.names = names;
    this.root = { text: '', hash: 0, raw: this.scratch, traits: PLAIN_NAME, role: 0, elements: null };
  }

  /** The last body held a password as a server stores it. */
  hasPasswordHash = false;

  /** Folds the body `bytes[start, end)` as far as it is JSON. A body that is one bare value has no fields. */
  fold(body: BodyFields, bytes: Uint8Array, start: number, end: number, sighting: Sighting): void {
    const { scanner, frames } = this;
    scanner.begin(bytes, start, end);
    this.hasPasswordHash = false;
    const base = frames[0] as Frame;
    base.isArray = false;
    base.depth = 0;
    base.hash = 0;
    base.object = null;
    base.outer = null;
    base.name = null;
    base.last = null;
    for (let kind = scanner.next(); kind !== JSON_END && kind !== JSON_ERROR; kind = scanner.next()) {
      if (kind === JSON_OBJECT_END || kind === JSON_ARRAY_END) continue;
      const isContainer = kind === JSON_OBJECT || kind === JSON_ARRAY;
      const level = isContainer ? scanner.depth - 1 : scanner.depth;
      if (level === 0) {
        if (isContainer) this.openRoot(body, kind === JSON_ARRAY);
        continue;
      }
      const frame = frames[level] as Frame;
      const field = frame.isArray ? this.elementField(body, frame) : this.memberField(body, frame);
      const name = this.current as InternedName;
      const type = typeOf(kind, bytes, scanner.valueStart, scanner.valueEnd);
      const valueClass = isContainer ? NO_CLASS : this.classify(kind, name);
      if (field !== null) field.touch(sighting, type, valueClass);
      else body.overflow.note(sighting, type, valueClass);
      if (isContainer) this.open(body, frame, frames[level + 1] as Frame, kind === JSON_ARRAY, name, field);
    }
  }

  /** Name that the last elementField or memberField found. */
  private current: InternedName | null = null;

  private openRoot(body: BodyFields, isArray: boolean): void {
    const base = this.frames[0] as Frame;
    const frame = this.frames[1] as Frame;
    frame.isArray = isArray;
    frame.depth = 0;
    frame.hash = 0;
    frame.object = isArray ? null : body.root;
    frame.outer = isArray ? base : null;
    frame.name = isArray ? this.names.elements(this.root) : null;
    frame.last = null;
    frame.array = null;
  }

  private open(
    body: BodyFields,
    around: Frame,
    frame: Frame,
    isArray: boolean,
    name: InternedName,
    field: Field | null,
  ): void {
    const outer = around.isArray ? (around.outer as Frame) : around;
    frame.isArray = isArray;
    frame.outer = outer;
    frame.last = null;
    frame.object = null;
    if (isArray) {
      frame.name = this.names.elements(name);
      frame.last = field === null ? null : field.element;
      frame.array = field;
      return;
    }
    frame.name = name;
    frame.depth = outer.depth + 1;
    frame.hash = rankBelow(outer.hash, name.hash);
    if (field === null) return;
    if (field.below === null || field.below.isEvicted)
      field.below = body.find(frame.depth, frame.hash, frame);
    frame.object = field.below as BodyObject | null;
  }

  private elementField(body: BodyFields, frame: Frame): Field | null {
    this.current = frame.name;
    if (frame.last !== null && !frame.last.isEvicted) return frame.last;
    frame.last = body.admit(frame.outer as Frame, frame.name as InternedName);
    if (frame.array !== null) frame.array.element = frame.last;
    return frame.last;
  }

  private memberField(body: BodyFields, frame: Frame): Field | null {
    const { bytes, keyStart, keyEnd } = this.scanner;
    const { object, last } = frame;
    if (object !== null && !object.isEvicted) {
      const expected = last === null ? object.set.first : last.next;
      if (expected !== null && expected.interned !== null && !expected.isEvicted) {
        const { interned } = expected;
        if (interned.raw.length > 0 && isSameBytes(interned.raw, bytes, keyStart, keyEnd)) {
          this.current = interned;
          frame.last = expected;
          return expected;
        }
      }
    }
    this.current = this.names.read(bytes, keyStart, keyEnd);
    const field = body.admit(frame, this.current);
    if (field === null) return null;
    if (last === null) (frame.object as BodyObject).set.first = field;
    else last.next = field;
    frame.last = field;
    return field;
  }

  private classify(kind: JsonKind, name: InternedName): number {
    if (kind === JSON_NULL) return NO_CLASS;
    if (kind === JSON_TRUE || kind === JSON_FALSE) return classifyBoolean(name.traits);
    const { bytes, valueStart, valueEnd, hasEscapes } = this.scanner;
    if (kind === JSON_NUMBER) return classifyValue(bytes, valueStart, valueEnd, 'number', name.traits);
    if (!hasEscapes) {
      const found = classifyValue(bytes, valueStart, valueEnd, 'string', name.traits);
      if (found === PASSWORD && isStoredPassword(bytes, valueStart, valueEnd)) this.hasPasswordHash = true;
      return found;
    }
    const length = unescapeJson(
      bytes,
      valueStart,
      Math.min(valueEnd, valueStart + STRING_LOOK),
      this.scratch,
    );
    return classifyValue(this.scratch, 0, length, 'string', name.traits);
  }
}

function typeOf(kind: JsonKind, bytes: Uint8Array, start: number, end: number): number {
  switch (kind) {
    case JSON_STRING:
      return STRING;
    case JSON_NUMBER:
      return isWhole(bytes, start, end) ? INTEGER : NUMBER;
    case JSON_OBJECT:
      return OBJECT;
    case JSON_ARRAY:
      return ARRAY;
    case JSON_NULL:
      return NULL;
    default:
      return BOOLEAN;
  }
}

/** True when a JSON number has neither fraction nor exponent. */
function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x2e || (byte | 0x20) === 0x65) return false;
  }
  return true;
}
