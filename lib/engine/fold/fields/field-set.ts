import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { compareNames, type RankedName } from '@/lib/engine/fold/hosts';
import { decodeField, encodeField, Field, type Overflow } from './field';
import type { InternedName } from './interned-names';

/**
 * Fields of one object or place, at most `cap`: those with the lowest hashes, in that order. A field that is among the
 * lowest of all is among the lowest of every part, so its counts are exact; what is beyond goes into an Overflow.
 */
export class FieldSet {
  readonly fields: Field[] = [];
  /** Not part of the value: the field that the last exchange began with. */
  first: Field | null = null;

  /** The field of this name, made if there is room for it, or `null`. `overflow` takes a field that has to go. */
  touch(name: InternedName, cap: number, overflow: Overflow): Field | null {
    const at = this.search(name);
    const found = this.fields[at];
    if (found !== undefined && compareNames(found, name) === 0) {
      found.interned = name;
      return found;
    }
    if (at >= cap) return null;
    const field = new Field(name.text, name.hash);
    field.interned = name;
    this.fields.splice(at, 0, field);
    if (this.fields.length > cap) this.drop(overflow);
    return field;
  }

  /** Removes the last field. */
  drop(overflow: Overflow): void {
    const field = this.fields.pop() as Field;
    field.isEvicted = true;
    overflow.absorb(field);
  }

  /** Merges and cuts to `cap`. Returns how many fields there are more than before. */
  merge(from: FieldSet, cap: number, overflow: Overflow): number {
    const before = this.fields.length;
    for (const field of from.fields) {
      const at = this.search(field);
      const found = this.fields[at];
      if (found !== undefined && compareNames(found, field) === 0) found.merge(field);
      else if (at >= cap) overflow.absorb(field);
      else {
        const copy = new Field(field.text, field.hash);
        copy.merge(field);
        this.fields.splice(at, 0, copy);
        if (this.fields.length > cap) this.drop(overflow);
      }
    }
    return this.fields.length - before;
  }

  /** Position of the name, or of where it belongs. */
  private search(name: RankedName): number {
    const { fields } = this;
    let low = 0;
    let high = fields.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareNames(fields[middle] as Field, name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function encodeFieldSet(writer: ByteWriter, set: FieldSet): void {
  writer.varint(set.fields.length);
  for (const field of set.fields) encodeField(writer, field);
}

export function decodeFieldSet(reader: ByteReader): FieldSet {
  const set = new FieldSet();
  const length = reader.varint();
  for (let i = 0; i < length; i++) set.fields.push(decodeField(reader));
  return set;
}
