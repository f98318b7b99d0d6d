import type { DeclaredField, FieldPlace } from '@/lib/contracts/operation';

/** Fields of one body or one set of responses. Shared between operations: never change one after it is made. */
export interface FieldList {
  /** Names the list in the key of a merge. */
  readonly id: number;
  readonly fields: readonly DeclaredField[];
  /** True when depth or count cut names off. */
  readonly isCut: boolean;
}

/** Makes and merges field lists, each combination once. */
export class FieldLists {
  readonly empty: FieldList = { id: 0, fields: [], isCut: false };
  private readonly limit: number;
  private readonly merged = new Map<string, FieldList>();
  private count = 0;

  /** `limit`: fields that a list may hold. */
  constructor(limit: number) {
    this.limit = limit;
  }

  make(fields: readonly DeclaredField[], isCut: boolean): FieldList {
    if (fields.length === 0 && !isCut) return this.empty;
    return { id: ++this.count, fields, isCut };
  }

  /** One list of all names: types joined, required only where each list that has the name requires it. */
  merge(lists: readonly FieldList[]): FieldList {
    const distinct = lists.length < 2 ? lists : [...new Set(lists)].filter((list) => list !== this.empty);
    if (distinct.length < 2) return distinct[0] ?? this.empty;
    const key = distinct.map(({ id }) => id).join();
    let merged = this.merged.get(key);
    if (!merged) {
      merged = this.combine(distinct);
      this.merged.set(key, merged);
    }
    return merged;
  }

  private combine(lists: readonly FieldList[]): FieldList {
    const byName = new Map<string, DeclaredField>();
    let isCut = false;
    for (const list of lists) {
      isCut ||= list.isCut;
      for (const field of list.fields) {
        const held = byName.get(field.name);
        if (!held) {
          if (byName.size < this.limit) byName.set(field.name, field);
          else isCut = true;
        } else if (held.type !== field.type || held.required !== field.required) byName.set(field.name, joinFields(held, field));
      }
    }
    return this.make([...byName.values()], isCut);
  }
}

export function joinFields(one: DeclaredField, other: DeclaredField): DeclaredField {
  return { place: one.place, name: one.name, type: joinTypes(one.type, other.type), required: one.required && other.required };
}

/** Both type texts as one, without repeats; `any` gives way to a known type. */
export function joinTypes(one: string, other: string): string {
  if (one === other || other === ANY_TYPE) return one;
  if (one === ANY_TYPE) return other;
  return typeText([...new Set([...one.split('|'), ...other.split('|')])]);
}

/** Type of a field whose schema does not say. */
export const ANY_TYPE = 'any';

/** `null` stands last, so that the type itself is read first. */
export function typeText(types: readonly string[]): string {
  if (types.length === 0) return ANY_TYPE;
  if (types.length === 1) return types[0] as string;
  return [...types.filter((type) => type !== 'null'), ...types.filter((type) => type === 'null')].join('|');
}

export function makeField(place: FieldPlace, name: string, type: string, required: boolean): DeclaredField {
  return { place, name, type, required };
}
