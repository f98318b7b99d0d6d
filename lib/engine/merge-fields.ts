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
  for (const { place, name, types, classes, seen } of observed) {
    const words = classes.map((entry) => entry.name);
    const known = merged.get(keyOf(place, name));
    if (known) Object.assign(known, { classes: words, seen });
    else merged.set(keyOf(place, name), { place, name, types, classes: words, isDeclared: false, seen });
  }
  return [...merged.values()];
}

function keyOf(place: FieldPlace, name: string): string {
  return `${place} ${CASELESS.has(place) ? name.toLowerCase() : name}`;
}
