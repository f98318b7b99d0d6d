import type { FieldClass, FieldEvidence } from '@/lib/contracts/evidence';
import type { FieldPlace } from '@/lib/contracts/operation';
import { CLASS_WIDTH } from '@/lib/engine/fold/class-counts';
import { isCredible } from '@/lib/engine/fold/credible-class';
import type { Rows } from '@/lib/engine/fold/sorted-rows';
import {
  NAMES_COORDINATES,
  NAMES_LATITUDE,
  NAMES_LONGITUDE,
  type NameLexicon,
} from '@/lib/engine/lexicon/name-lexicon';
import { className, GEOLOCATION } from '@/lib/engine/lexicon/sensitive-classes';
import { type BodyFields, objectCap } from './body-fields';
import { type Field, NULL, type Overflow, TYPES } from './field';
import { joinPath } from './field-path';
import { VALUE_NAME } from './name-reader';
import type { PlaceFields } from './place-fields';

const HOUR_MS = 3_600_000;

/** Fields of a place without depth, by name. */
export function listPlace(
  place: FieldPlace,
  fields: PlaceFields | null,
  lexicon: NameLexicon,
): FieldEvidence[] {
  if (fields === null) return [];
  const list = fields.set.fields.map((field) =>
    toEvidence(place, field.text, field, fields.set.fields, lexicon),
  );
  return byName(withOverflow(place, list, fields.overflow));
}

/**
 * Fields of a body, by name. The keys of an object that reached its cap are values: they are shown as one field `{}`.
 * Elements and map values that are only objects or lists are left out: their own fields say more.
 */
export function listBody(place: FieldPlace, body: BodyFields | null, lexicon: NameLexicon): FieldEvidence[] {
  if (body === null) return [];
  const maps = body.objects
    .filter(({ set, depth }) => set.fields.length >= objectCap(depth))
    .map(({ path }) => path);
  const named = new Map<string, FieldEvidence>();
  for (const object of body.objects) {
    for (const field of object.set.fields) {
      const name = foldMaps(joinPath(object.path, field.text), maps);
      const evidence = toEvidence(place, name, field, object.set.fields, lexicon);
      const known = named.get(name);
      named.set(name, known ? joinEvidence(known, evidence) : evidence);
    }
  }
  const list = withOverflow(place, [...named.values()], body.overflow);
  return byName(
    list.filter(({ name, types }) => !/(\[\]|\{\})$/.test(name) || types.some((type) => !isContainer(type))),
  );
}

function toEvidence(
  place: FieldPlace,
  name: string,
  field: Field,
  siblings: readonly Field[],
  lexicon: NameLexicon,
): FieldEvidence {
  const rows = field.types;
  const types: string[] = [];
  for (let i = 0; i < rows.length; i += 2)
    if (rows[i] !== NULL) types.push(TYPES[rows[i] as number] as string);
  // As specs write it: the type itself first.
  if (rows[0] === NULL) types.push('null');
  return {
    place,
    name,
    types,
    classes: listClasses(field, siblings, lexicon),
    seen: field.seen,
    anonymous: field.anonymous,
    credentials: field.credentials,
    lastMs: field.lastHour * HOUR_MS,
  };
}

function listClasses(field: Field, siblings: readonly Field[], lexicon: NameLexicon): FieldClass[] {
  const classes: FieldClass[] = [];
  const rows = field.classes ?? [];
  for (let i = 0; i < rows.length; i += CLASS_WIDTH) {
    const number = rows[i] as number;
    if (!isCredible(number, rows[i + 1] as number, field.seen)) continue;
    if (number === GEOLOCATION && !isPlaced(field, siblings, lexicon)) continue;
    classes.push(toClass(rows, i));
  }
  return classes;
}

/** The row of class-counts.ts at `at`; the key is a class, or has one in its lowest five bits. */
export function toClass(rows: Rows, at: number): FieldClass {
  const anonymousHour = rows[at + 4] as number;
  return {
    name: className((rows[at] as number) % 32),
    seen: rows[at + 1] as number,
    anonymous: rows[at + 2] as number,
    lastMs: (rows[at + 3] as number) * HOUR_MS,
    lastAnonymousMs: anonymousHour === 0 ? null : anonymousHour * HOUR_MS,
  };
}

/** A latitude needs its longitude in the same object; a field of coordinates has both. */
function isPlaced(field: Field, siblings: readonly Field[], lexicon: NameLexicon): boolean {
  const { flags } = lexicon.traits(field.text);
  if ((flags & NAMES_COORDINATES) !== 0) return true;
  const wanted = (flags & NAMES_LATITUDE) !== 0 ? NAMES_LONGITUDE : NAMES_LATITUDE;
  return siblings.some(
    (sibling) => hasClass(sibling, GEOLOCATION) && (lexicon.traits(sibling.text).flags & wanted) !== 0,
  );
}

function hasClass(field: Field, number: number): boolean {
  const rows = field.classes ?? [];
  for (let i = 0; i < rows.length; i += CLASS_WIDTH) if (rows[i] === number) return true;
  return false;
}

/** Writes `{}` for the key behind each path that is a map. */
function foldMaps(name: string, maps: readonly string[]): string {
  let folded = name;
  for (const path of maps) {
    if (path !== '' && !folded.startsWith(path)) continue;
    const rest = path === '' ? folded : folded.slice(path.length + 1);
    if (path !== '' && folded[path.length] !== '.') continue;
    const end = rest.search(/[.[]/);
    folded = `${path}${VALUE_NAME}${end < 0 ? '' : rest.slice(end)}`;
  }
  return folded;
}

function joinEvidence(one: FieldEvidence, other: FieldEvidence): FieldEvidence {
  const classes = [...one.classes];
  for (const added of other.classes) {
    const at = classes.findIndex(({ name }) => name === added.name);
    const known = classes[at];
    if (known) classes[at] = joinClass(known, added);
    else classes.push(added);
  }
  return {
    ...one,
    types: [...new Set([...one.types, ...other.types])],
    classes,
    seen: Math.max(one.seen, other.seen),
    anonymous: Math.max(one.anonymous, other.anonymous),
    credentials: Math.max(one.credentials, other.credentials),
    lastMs: Math.max(one.lastMs, other.lastMs),
  };
}

function joinClass(one: FieldClass, other: FieldClass): FieldClass {
  const lastAnonymousMs = Math.max(one.lastAnonymousMs ?? -1, other.lastAnonymousMs ?? -1);
  return {
    name: one.name,
    seen: Math.max(one.seen, other.seen),
    anonymous: Math.max(one.anonymous, other.anonymous),
    lastMs: Math.max(one.lastMs, other.lastMs),
    lastAnonymousMs: lastAnonymousMs < 0 ? null : lastAnonymousMs,
  };
}

/** What was beyond the limits is one field `{}` of its place; masks know no counts, so each is at least 1. */
function withOverflow(place: FieldPlace, list: FieldEvidence[], overflow: Overflow): FieldEvidence[] {
  if (overflow.types === 0) return list;
  const lastMs = overflow.lastHour * HOUR_MS;
  const classes: FieldClass[] = [];
  for (let number = 0; overflow.classes >>> number !== 0; number++) {
    if (((overflow.classes >>> number) & 1) === 0 || number === GEOLOCATION || !isCredible(number, 0, 1))
      continue;
    const isAnonymous = ((overflow.anonymousClasses >>> number) & 1) !== 0;
    classes.push({
      name: className(number),
      seen: 1,
      anonymous: isAnonymous ? 1 : 0,
      lastMs,
      lastAnonymousMs: isAnonymous ? lastMs : null,
    });
  }
  const types = TYPES.filter((_, number) => ((overflow.types >>> number) & 1) !== 0);
  const added: FieldEvidence = {
    place,
    name: VALUE_NAME,
    types: [...types],
    classes,
    seen: 1,
    anonymous: 0,
    credentials: 0,
    lastMs,
  };
  const at = list.findIndex(({ name }) => name === VALUE_NAME);
  if (at < 0) return [...list, added];
  return list.map((evidence, index) => (index === at ? joinEvidence(evidence, added) : evidence));
}

function isContainer(type: string): boolean {
  return type === 'array' || type === 'object';
}

function byName(list: FieldEvidence[]): FieldEvidence[] {
  return list.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
