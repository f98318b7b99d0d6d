import { isObject, type JsonObject } from '../json-value';
import type { SpecFiles } from '../spec-files';
import type { WorkBudget } from '../work-budget';
import type { SchemaPart, SchemaSource, UnionView } from './schema-view';
import { below, type Spot, spotAt } from './spot';

/** A schema taken apart: the objects that hold together, and the choices among others. */
export interface FlatSchema {
  parts: SchemaPart[];
  unions: UnionView[];
  isNever: boolean;
  /** Some level adds `null`, whatever the types say. */
  addsNull: boolean;
}

const REF_CHAIN = 50;

export interface FlattenTools {
  files: SpecFiles;
  budget: WorkBudget;
}

/** Keywords beside which a schema of `null` is nothing else. */
const NULL_ONLY = new Set(['type', 'title', 'description', 'enum', 'const']);

/** Follows `$ref`, opens `allOf` and choices of one, and takes `null` out of the others. Without recursion. */
export function flattenParts(sources: readonly SchemaSource[], tools: FlattenTools): FlatSchema {
  const flat: FlatSchema = { parts: [], unions: [], isNever: false, addsNull: false };
  const seen = new Set<unknown>();
  const open = [...sources].reverse();
  for (let source = open.pop(); source; source = open.pop()) {
    tools.budget.spend(1);
    if (source.node === false) flat.isNever = true;
    if (!isObject(source.node) || seen.has(source.node)) continue;
    seen.add(source.node);
    open.push(...openPart(source.node, source.spot, flat, tools).reverse());
  }
  return flat;
}

function openPart(node: JsonObject, spot: Spot, flat: FlatSchema, tools: FlattenTools): SchemaSource[] {
  if (typeof node.$ref === 'string') {
    const target = followSource({ node, spot }, tools.files);
    if (Object.keys(node).length > 1) flat.parts.push({ node, spot });
    return target ? [target] : [];
  }
  flat.parts.push({ node, spot });
  const next: SchemaSource[] = [];
  if (Array.isArray(node.allOf)) next.push(...membersOf(node.allOf, below(spot, 'allOf')));
  for (const kind of ['oneOf', 'anyOf'] as const) {
    const list = node[kind];
    if (!Array.isArray(list) || list.length === 0) continue;
    tools.budget.spend(list.length);
    const place = below(spot, kind);
    const members = membersOf(list, place);
    const rest = members.filter((member) => !isNullOnly(member.node));
    if (rest.length < members.length) flat.addsNull = true;
    if (rest.length === 1) next.push(rest[0] as SchemaSource);
    else if (rest.length > 1) flat.unions.push({ kind, members: rest, spot: place });
  }
  return next;
}

/** What a `$ref` leads to, and where that stands; the value itself when it is none, `undefined` when it leads nowhere. */
export function followSource(source: SchemaSource, files: SpecFiles): SchemaSource | undefined {
  const { node, spot } = source;
  if (!isObject(node) || typeof node.$ref !== 'string') return source;
  const target = files.target(node.$ref, spot.file);
  if (!target) return undefined;
  return { node: target.node, spot: spotOfTarget(node.$ref, spot, target.node, files) };
}

/** Where a chain of `$ref`s ends; where it cannot be told, the last known place. */
function spotOfTarget(ref: string, from: Spot, target: unknown, files: SpecFiles): Spot {
  let known = from;
  let next: string | undefined = ref;
  for (let links = 0; next !== undefined && links < REF_CHAIN; links++) {
    const place = files.place(next, known.file);
    if (!place) return known;
    const held = valueAt(place.file.root, place.segments);
    if (held === undefined) return known;
    known = spotAt(place.file, place.segments);
    next = held !== target && isObject(held) && typeof held.$ref === 'string' ? held.$ref : undefined;
  }
  return known;
}

function valueAt(root: unknown, segments: readonly string[]): unknown {
  let value = root;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as JsonObject)[segment];
  }
  return value;
}

export function membersOf(list: readonly unknown[], spot: Spot): SchemaSource[] {
  return list.map((node, index) => ({ node, spot: below(spot, String(index)) }));
}

function isNullOnly(node: unknown): boolean {
  if (!isObject(node)) return false;
  const isNull =
    node.type === 'null' ||
    node.const === null ||
    (Array.isArray(node.enum) && node.enum.length === 1 && node.enum[0] === null);
  return isNull && Object.keys(node).every((key) => NULL_ONLY.has(key) || key.startsWith('x-'));
}
