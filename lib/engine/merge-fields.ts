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

/** Whether a field is among those declared, or a member of a declared map. */
export function declarationTest(
  declared: readonly DeclaredField[],
): (place: FieldPlace, name: string) => boolean {
  const names = new Set(declared.map(({ place, name }) => keyOf(place, name)));
  const maps = declared
    .filter(({ name }) => name.includes('{}'))
    .map(({ place, name }) => ({ place, members: membersOf(name) }));
  return (place, name) =>
    names.has(keyOf(place, name)) || maps.some((map) => map.place === place && map.members.test(name));
}

function toMap(field: MergedField): { field: MergedField; members: RegExp } {
  return { field, members: membersOf(field.name) };
}

/** Matches the observed names that are members of a declared map: `labels{}.id` has `labels.red.id`. */
function membersOf(name: string): RegExp {
  const parts = name.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // At the root of a body a map's members stand without a dot before them.
  return new RegExp(`^${parts.join('(?:^|\\.)[^.[\\]{}]+')}$`);
}

function keyOf(place: FieldPlace, name: string): string {
  return `${place} ${CASELESS.has(place) ? name.toLowerCase() : name}`;
}
