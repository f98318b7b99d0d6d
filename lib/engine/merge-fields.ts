import type { InventoryLine } from '@/lib/contracts/endpoint';
import type { FieldEvidence } from '@/lib/contracts/evidence';
import type { DeclaredField, FieldPlace } from '@/lib/contracts/operation';

type MergedField = InventoryLine['fields'][number];

/** HTTP compares these names without case. */
const CASELESS: ReadonlySet<FieldPlace> = new Set(['header', 'responseHeader']);

/** Declared and observed fields in one list, by place and name: declared first, each once. */
export function mergeFields(
  declared: readonly DeclaredField[],
  observed: readonly FieldEvidence[],
): MergedField[] {
  const merged = new Map<string, MergedField>();
  for (const { place, name, type } of declared) {
    const types = type === '' ? [] : type.split('|');
    const known = merged.get(keyOf(place, name));
    if (known) known.types = [...new Set([...known.types, ...types])];
    else merged.set(keyOf(place, name), { place, name, types, classes: [], isDeclared: true, seen: 0 });
  }
  const maps = [...merged.values()].filter(({ name }) => name.includes('{}')).map(toMap);
  for (const { place, name, types, classes, seen } of observed) {
    const words = classes.map((entry) => entry.name);
    const map = maps.find((entry) => entry.field.place === place && entry.members.test(name));
    const known = merged.get(keyOf(place, name)) ?? map?.field;
    if (known) {
      known.classes = [...new Set([...known.classes, ...words])];
      known.seen = Math.max(known.seen, seen);
    } else merged.set(keyOf(place, name), { place, name, types, classes: words, isDeclared: false, seen });
  }
  return [...merged.values()];
}

/** A declared map and the observed names that are its members: `labels{}.id` has `labels.red.id`. */
function toMap(field: MergedField): { field: MergedField; members: RegExp } {
  const parts = field.name.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { field, members: new RegExp(`^${parts.join('\\.[^.[\\]{}]+')}$`) };
}

function keyOf(place: FieldPlace, name: string): string {
  return `${place} ${CASELESS.has(place) ? name.toLowerCase() : name}`;
}
