import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { decodeOverflow, encodeOverflow, type Field, Overflow } from './field';
import { decodeFieldSet, encodeFieldSet, FieldSet } from './field-set';
import type { InternedName } from './interned-names';

/** Fields of one body in all, and of one object at each depth. An object at its cap is a map (see listFields). */
export const BODY_FIELDS = 400;
const OBJECT_CAPS = [128, 64, 48, 32];
export const DEEPEST_OBJECT = 12;

export function objectCap(depth: number): number {
  return OBJECT_CAPS[Math.min(depth, OBJECT_CAPS.length - 1)] as number;
}

/** An object somewhere in a body: `''` for the body itself, `items[].owner` below. */
export class BodyObject {
  readonly depth: number;
  readonly hash: number;
  readonly path: string;
  set = new FieldSet();
  isEvicted = false;

  constructor(depth: number, hash: number, path: string) {
    this.depth = depth;
    this.hash = hash;
    this.path = path;
  }
}

/** Where a reader of bodies is. */
export interface BodyPlace {
  readonly depth: number;
  readonly hash: number;
  readonly path: string;
  /** The object there; `null` until it has a field, and beyond the limits. */
  object: BodyObject | null;
}

/**
 * Fields of request or response bodies. Objects are in the order of depth, hash and path, their fields in that of their
 * hashes; of this sequence the first BODY_FIELDS are kept. All that stands before a kept field is kept too, whatever
 * comes, so a part never loses what the whole would keep, and merging in any order agrees.
 */
export class BodyFields {
  readonly objects: BodyObject[] = [];
  readonly overflow = new Overflow();
  size = 0;

  /** The object of the body itself, which is the first of all; `null` until it has a field. */
  get root(): BodyObject | null {
    const first = this.objects[0];
    return first !== undefined && first.depth === 0 ? first : null;
  }

  /** The object at this place, `null` when it has no field yet. Its path is asked for only when hashes agree. */
  find(depth: number, hash: number, place: { readonly path: string }): BodyObject | null {
    let at = this.search(depth, hash);
    for (; at < this.objects.length; at++) {
      const object = this.objects[at] as BodyObject;
      if (object.depth !== depth || object.hash !== hash) return null;
      if (object.path === place.path) return object;
    }
    return null;
  }

  /** Whether a field of this rank in an object of this rank would be beyond the limit. */
  isBeyond(depth: number, hash: number, fieldHash: number): boolean {
    if (this.size < BODY_FIELDS) return false;
    const last = this.objects[this.objects.length - 1] as BodyObject;
    if (depth !== last.depth) return depth > last.depth;
    if (hash !== last.hash) return hash > last.hash;
    return fieldHash > (last.set.fields[last.set.fields.length - 1] as Field).hash;
  }

  /** Puts a new object, which must get a field at once, in its place. */
  insert(object: BodyObject): void {
    let at = this.search(object.depth, object.hash);
    while (at < this.objects.length && compareObjects(this.objects[at] as BodyObject, object) < 0) at++;
    this.objects.splice(at, 0, object);
  }

  /** The field of this name at a place, whose object is made when it has none; `null` when it is beyond a limit. */
  admit(place: BodyPlace, name: InternedName): Field | null {
    if (place.object === null || place.object.isEvicted) {
      place.object = this.find(place.depth, place.hash, place);
      if (place.object === null) {
        if (place.depth > DEEPEST_OBJECT || this.isBeyond(place.depth, place.hash, name.hash)) return null;
        place.object = new BodyObject(place.depth, place.hash, place.path);
        this.insert(place.object);
      }
    }
    return this.touch(place.object, name);
  }

  /** The field of this name in the object, or `null` when it is beyond a limit. */
  touch(object: BodyObject, name: InternedName): Field | null {
    const before = object.set.fields.length;
    const field = object.set.touch(name, objectCap(object.depth), this.overflow);
    this.size += object.set.fields.length - before;
    if (this.size > BODY_FIELDS) this.trim();
    return field === null || field.isEvicted ? null : field;
  }

  merge(from: BodyFields): void {
    this.overflow.merge(from.overflow);
    for (const object of from.objects) {
      let into = this.find(object.depth, object.hash, object);
      if (into === null) {
        into = new BodyObject(object.depth, object.hash, object.path);
        this.insert(into);
      }
      this.size += into.set.merge(object.set, objectCap(object.depth), this.overflow);
    }
    this.trim();
  }

  private trim(): void {
    while (this.size > BODY_FIELDS) {
      const last = this.objects[this.objects.length - 1] as BodyObject;
      last.set.drop(this.overflow);
      this.size--;
      if (last.set.fields.length > 0) continue;
      last.isEvicted = true;
      this.objects.pop();
    }
  }

  /** First object that is not before depth and hash. */
  private search(depth: number, hash: number): number {
    let low = 0;
    let high = this.objects.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const object = this.objects[middle] as BodyObject;
      const isBefore = object.depth === depth ? object.hash < hash : object.depth < depth;
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compareObjects(a: BodyObject, b: BodyObject): number {
  if (a.depth !== b.depth) return a.depth - b.depth;
  if (a.hash !== b.hash) return a.hash - b.hash;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

export function encodeBodyFields(writer: ByteWriter, body: BodyFields): void {
  writer.varint(body.objects.length);
  for (const object of body.objects) {
    writer.varint(object.depth);
    writer.varint(object.hash);
    writer.text(object.path);
    encodeFieldSet(writer, object.set);
  }
  encodeOverflow(writer, body.overflow);
}

export function decodeBodyFields(reader: ByteReader): BodyFields {
  const body = new BodyFields();
  const length = reader.varint();
  for (let i = 0; i < length; i++) {
    const depth = reader.varint();
    const hash = reader.varint();
    const object = new BodyObject(depth, hash, reader.text());
    object.set = decodeFieldSet(reader);
    body.size += object.set.fields.length;
    body.objects.push(object);
  }
  body.overflow.merge(decodeOverflow(reader));
  return body;
}
