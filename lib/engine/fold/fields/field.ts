import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import {
  CLASS_WIDTH,
  countClass,
  decodeClasses,
  encodeClasses,
  mergeClasses,
} from '@/lib/engine/fold/class-counts';
import { addRows, decodeRows, encodeRows, type Rows, touchRow } from '@/lib/engine/fold/sorted-rows';
import type { InternedName } from './interned-names';

/** JSON types by their number in encodings and marks. */
export const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;
export const NULL = 0;
export const BOOLEAN = 1;
export const INTEGER = 2;
export const NUMBER = 3;
export const STRING = 4;
export const ARRAY = 5;
export const OBJECT = 6;

const TYPES_WIDTH = 2;
/** In `marks` the classes stand above the types. */
const CLASS_MARK = TYPES.length;
const CREDENTIAL_MARK = 1 << 30;

/** The exchange being folded, as far as fields need it. */
export class Sighting {
  /** Different for each exchange that this process folds. */
  serial = 0;
  hour = 0;
  isAnonymousSuccess = false;
}

/**
 * What is known of one field: in how many exchanges it stood, with which types and sensitive classes, and in how many
 * anonymous successes. Never a value. Counts are of exchanges: twenty elements of an array count once.
 */
export class Field {
  /* The first members are those that every exchange touches: they share cache lines. */

  /** Not part of the value: the last exchange that touched it, and what was counted then. */
  serial = 0;
  marks = 0;
  seen = 0;
  lastHour = 0;
  /** Not part of the value: the field that came next, and the name as it was found. */
  next: Field | null = null;
  interned: InternedName | null = null;
  /** The type seen first with its count, and the rows of all others. */
  private type = -1;
  private typeCount = 0;
  private otherTypes: Rows | null = null;
  anonymous = 0;
  lastAnonymousHour = 0;
  classes: Rows | null = null;
  /** Successes that this field's value let in: a key, a session. */
  credentials = 0;
  /** Not part of the value: the object that stood in it, and the field of its elements when it is an array. */
  below: { readonly isEvicted: boolean } | null = null;
  element: Field | null = null;
  isEvicted = false;
  readonly text: string;
  readonly hash: number;

  constructor(text: string, hash: number) {
    this.text = text;
    this.hash = hash;
  }

  /** Counts a value of this field in the exchange. `valueClass` is NO_CLASS (-1) for most. */
  touch(sighting: Sighting, type: number, valueClass: number): void {
    if (this.serial !== sighting.serial) this.open(sighting);
    if ((this.marks & (1 << type)) === 0) {
      this.marks |= 1 << type;
      if (this.type === type) this.typeCount++;
      else this.countType(type, 1);
    }
    if (valueClass >= 0 && (this.marks & (1 << (CLASS_MARK + valueClass))) === 0) {
      this.marks |= 1 << (CLASS_MARK + valueClass);
      this.classes ??= [];
      const { isAnonymousSuccess, hour } = sighting;
      countClass(
        this.classes,
        valueClass,
        1,
        isAnonymousSuccess ? 1 : 0,
        hour,
        isAnonymousSuccess ? hour : 0,
      );
    }
  }

  /** Types with their exchanges, by type. */
  get types(): Rows {
    if (this.type < 0) return [];
    const rows = [this.type, this.typeCount];
    if (this.otherTypes !== null) addRows(rows, this.otherTypes, TYPES_WIDTH);
    return rows;
  }

  /** Adds exchanges of a type. */
  countType(type: number, exchanges: number): void {
    if (this.type < 0) this.type = type;
    if (this.type === type) {
      this.typeCount += exchanges;
      return;
    }
    this.otherTypes ??= [];
    const at = touchRow(this.otherTypes, TYPES_WIDTH, type);
    this.otherTypes[at + 1] = (this.otherTypes[at + 1] as number) + exchanges;
  }

  /** Counts that this field let a success in. After `touch`, in the same exchange. */
  countCredential(): void {
    if ((this.marks & CREDENTIAL_MARK) !== 0) return;
    this.marks |= CREDENTIAL_MARK;
    this.credentials++;
  }

  merge(from: Field): void {
    this.seen += from.seen;
    this.anonymous += from.anonymous;
    this.credentials += from.credentials;
    this.lastHour = Math.max(this.lastHour, from.lastHour);
    this.lastAnonymousHour = Math.max(this.lastAnonymousHour, from.lastAnonymousHour);
    this.addTypes(from.types);
    if (from.classes === null) return;
    this.classes ??= [];
    mergeClasses(this.classes, from.classes);
  }

  addTypes(types: Rows): void {
    for (let i = 0; i < types.length; i += TYPES_WIDTH)
      this.countType(types[i] as number, types[i + 1] as number);
  }

  private open(sighting: Sighting): void {
    this.serial = sighting.serial;
    this.marks = 0;
    this.seen++;
    if (sighting.hour > this.lastHour) this.lastHour = sighting.hour;
    if (!sighting.isAnonymousSuccess) return;
    this.anonymous++;
    if (sighting.hour > this.lastAnonymousHour) this.lastAnonymousHour = sighting.hour;
  }
}

/**
 * What the fields beyond a limit had: types, classes and classes in anonymous successes as masks, and the last hour.
 * Masks and not counts, since a field may be counted before it is found to be beyond the limit, or after.
 */
export class Overflow {
  types = 0;
  classes = 0;
  anonymousClasses = 0;
  lastHour = 0;

  note(sighting: Sighting, type: number, valueClass: number): void {
    this.types |= 1 << type;
    if (sighting.hour > this.lastHour) this.lastHour = sighting.hour;
    if (valueClass < 0) return;
    this.classes |= 1 << valueClass;
    if (sighting.isAnonymousSuccess) this.anonymousClasses |= 1 << valueClass;
  }

  absorb(field: Field): void {
    const { types } = field;
    for (let i = 0; i < types.length; i += TYPES_WIDTH) this.types |= 1 << (types[i] as number);
    const classes = field.classes ?? [];
    for (let i = 0; i < classes.length; i += CLASS_WIDTH) {
      this.classes |= 1 << (classes[i] as number);
      if ((classes[i + 2] as number) > 0) this.anonymousClasses |= 1 << (classes[i] as number);
    }
    this.lastHour = Math.max(this.lastHour, field.lastHour);
  }

  merge(from: Overflow): void {
    this.types |= from.types;
    this.classes |= from.classes;
    this.anonymousClasses |= from.anonymousClasses;
    this.lastHour = Math.max(this.lastHour, from.lastHour);
  }
}

export function encodeField(writer: ByteWriter, field: Field): void {
  writer.varint(field.hash);
  writer.text(field.text);
  writer.varint(field.seen);
  writer.varint(field.anonymous);
  writer.varint(field.credentials);
  writer.varint(field.lastHour);
  writer.varint(field.lastAnonymousHour);
  encodeRows(writer, field.types, TYPES_WIDTH);
  encodeClasses(writer, field.classes);
}

export function decodeField(reader: ByteReader): Field {
  const hash = reader.varint();
  const field = new Field(reader.text(), hash);
  field.seen = reader.varint();
  field.anonymous = reader.varint();
  field.credentials = reader.varint();
  field.lastHour = reader.varint();
  field.lastAnonymousHour = reader.varint();
  field.addTypes(decodeRows(reader, TYPES_WIDTH) ?? []);
  field.classes = decodeClasses(reader);
  return field;
}

export function encodeOverflow(writer: ByteWriter, overflow: Overflow): void {
  writer.varint(overflow.types);
  writer.varint(overflow.classes);
  writer.varint(overflow.anonymousClasses);
  writer.varint(overflow.lastHour);
}

export function decodeOverflow(reader: ByteReader): Overflow {
  const overflow = new Overflow();
  overflow.types = reader.varint();
  overflow.classes = reader.varint();
  overflow.anonymousClasses = reader.varint();
  overflow.lastHour = reader.varint();
  return overflow;
}
