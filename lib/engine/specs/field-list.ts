import type { DeclaredField, FieldPlace } from '@/lib/contracts/operation';
import { joinTypes } from './type-text';
import { WORK, type WorkBudget } from './work-budget';

/** Fields of one body or one set of responses. Shared between operations: never change one after it is made. */
export interface FieldList {
  /** Names the list in the key of a merge. */
  readonly id: number;
  readonly fields: readonly DeclaredField[];
  /** True when depth or count cut names off. */
  readonly isCut: boolean;
}

/** Index of a list's names. A length that none has spares the hash of a long name. */
interface FieldNames {
  fields: Map<string, DeclaredField>;
  lengths: Uint8Array;
}

const LENGTH_MASK = 255;

/** Makes and merges field lists, each combination once. */
export class FieldLists {
  readonly empty: FieldList = { id: 0, fields: [], isCut: false };
  private readonly limit: number;
  private readonly merged = new Map<string, FieldList>();
  private readonly names = new Map<FieldList, FieldNames>();
  private readonly budget: WorkBudget;
  private count = 0;

  /** `limit`: fields that a list may hold. */
  constructor(limit: number, budget: WorkBudget) {
    this.limit = limit;
    this.budget = budget;
  }

  make(fields: readonly DeclaredField[], isCut: boolean): FieldList {
    if (fields.length === 0 && !isCut) return this.empty;
    this.budget.spend(fields.length * WORK.field);
    return { id: ++this.count, fields, isCut };
  }

  /** One list of all names: types joined, required only where each list that has the name requires it. */
  merge(lists: readonly FieldList[]): FieldList {
    if (lists.length === 1) return lists[0] as FieldList;
    const distinct = [...new Set(lists)].filter((list) => list !== this.empty);
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
    let merged = lists[0] as FieldList;
    for (const list of lists.slice(1)) merged = this.combinePair(merged, list);
    return merged;
  }

  /** The second list is the smaller as a rule (an error beside a success): its names alone are indexed, and once. */
  private combinePair(one: FieldList, other: FieldList): FieldList {
    const names = this.namesOf(other);
    const fields: DeclaredField[] = [];
    const shared = new Set<string>();
    for (const field of one.fields) {
      const twin =
        names.lengths[field.name.length & LENGTH_MASK] === 1 ? names.fields.get(field.name) : undefined;
      if (twin) shared.add(field.name);
      fields.push(twin ? joinFields(field, twin) : field);
    }
    for (const field of other.fields) if (shared.size === 0 || !shared.has(field.name)) fields.push(field);
    const isOver = fields.length > this.limit;
    if (isOver) fields.length = this.limit;
    return this.make(fields, isOver || one.isCut || other.isCut);
  }

  private namesOf(list: FieldList): FieldNames {
    let names = this.names.get(list);
    if (!names) {
      names = { fields: new Map(), lengths: new Uint8Array(LENGTH_MASK + 1) };
      for (const field of list.fields) {
        names.fields.set(field.name, field);
        names.lengths[field.name.length & LENGTH_MASK] = 1;
      }
      this.names.set(list, names);
    }
    return names;
  }
}

export function joinFields(one: DeclaredField, other: DeclaredField): DeclaredField {
  if (one.type === other.type && one.required === other.required) return one;
  return {
    place: one.place,
    name: one.name,
    type: joinTypes(one.type, other.type),
    required: one.required && other.required,
  };
}

export function makeField(place: FieldPlace, name: string, type: string, required: boolean): DeclaredField {
  return { place, name, type, required };
}
