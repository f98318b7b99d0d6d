import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { decodeOverflow, encodeOverflow, type Field, Overflow } from './field';
import { decodeFieldSet, encodeFieldSet, FieldSet } from './field-set';
import type { InternedName } from './interned-names';

/** Fields of one place without depth: query, cookies, headers. */
export const PLACE_FIELDS = 64;

export class PlaceFields {
  set = new FieldSet();
  overflow = new Overflow();
  /** Not part of the value: the field that was last touched. */
  private last: Field | null = null;

  /** The field of this name, or `null` when it is beyond the limit. Quick when names come in the order they last did. */
  touch(name: InternedName): Field | null {
    const expected = this.last === null ? this.set.first : this.last.next;
    if (expected !== null && expected.interned === name && !expected.isEvicted) {
      this.last = expected;
      return expected;
    }
    const field = this.set.touch(name, PLACE_FIELDS, this.overflow);
    if (field === null || field.isEvicted) return null;
    if (this.last === null) this.set.first = field;
    else this.last.next = field;
    this.last = field;
    return field;
  }

  /** Call before the names of an exchange. */
  begin(): void {
    this.last = null;
  }

  merge(from: PlaceFields): void {
    this.overflow.merge(from.overflow);
    this.set.merge(from.set, PLACE_FIELDS, this.overflow);
  }
}

export function encodePlaceFields(writer: ByteWriter, place: PlaceFields): void {
  encodeFieldSet(writer, place.set);
  encodeOverflow(writer, place.overflow);
}

export function decodePlaceFields(reader: ByteReader): PlaceFields {
  const place = new PlaceFields();
  place.set = decodeFieldSet(reader);
  place.overflow = decodeOverflow(reader);
  return place;
}
