import type { InventoryLine, SensitiveClass } from '@/lib/contracts/endpoint';
import type { DeclaredField, FieldPlace } from '@/lib/contracts/operation';

/** `unobservable`: declared, and no source shows this place, so nothing can be said of it. */
export type FieldDifference = 'none' | 'undeclared' | 'never-seen' | 'unobservable';

export interface FieldLine {
  place: FieldPlace;
  name: string;
  declaredType: string | null;
  isRequired: boolean;
  seenTypes: string[];
  classes: SensitiveClass[];
  seen: number;
  difference: FieldDifference;
}

type SeenField = InventoryLine['fields'][number];

const PLACES: readonly FieldPlace[] = [
  'path',
  'query',
  'header',
  'cookie',
  'request',
  'response',
  'responseHeader',
];
/** Every source shows the target of a request; headers and bodies only some. */
const IN_THE_TARGET: ReadonlySet<FieldPlace> = new Set(['path', 'query']);

/**
 * Declared fields beside observed ones, by place, then name. Path parameters are in every request that matches, although
 * no source lists them.
 */
export function compareFields(
  declared: readonly DeclaredField[],
  listed: readonly SeenField[],
  requests: number,
): FieldLine[] {
  const lines = new Map<string, FieldLine>();
  for (const field of listed) lines.set(keyOf(field), lineOf(field));
  for (const field of declared) {
    const line =
      lines.get(keyOf(field)) ?? lineOf({ ...field, types: [], classes: [], isDeclared: true, seen: 0 });
    lines.set(keyOf(field), { ...line, declaredType: field.type, isRequired: field.required });
  }
  const all = [...lines.values()].map((line) => (line.place === 'path' ? { ...line, seen: requests } : line));
  const shownPlaces = new Set(all.filter(({ seen }) => seen > 0).map(({ place }) => place));
  const isShown = (place: FieldPlace) => shownPlaces.has(place) || (requests > 0 && IN_THE_TARGET.has(place));
  return all
    .map((line) => ({ ...line, difference: differenceOf(line, isShown(line.place)) }))
    .sort(byPlaceAndName);
}

function keyOf({ place, name }: { place: FieldPlace; name: string }): string {
  return `${place} ${name}`;
}

function lineOf(field: SeenField): FieldLine {
  const { place, name, types, classes, isDeclared, seen } = field;
  return {
    place,
    name,
    declaredType: isDeclared ? '' : null,
    isRequired: false,
    seenTypes: seen > 0 ? types : [],
    classes,
    seen,
    difference: 'none',
  };
}

function differenceOf({ declaredType, seen }: FieldLine, isShown: boolean): FieldDifference {
  if (seen > 0) return declaredType === null ? 'undeclared' : 'none';
  return isShown ? 'never-seen' : 'unobservable';
}

function byPlaceAndName(a: FieldLine, b: FieldLine): number {
  return PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || a.name.localeCompare(b.name, 'en');
}
