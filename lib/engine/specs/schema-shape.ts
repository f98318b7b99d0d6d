import { isObject, type JsonObject, own, stringsOf } from './json-value';
import type { Located, SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';

/** What a schema says about names and types once its references and combinations are merged. */
export interface Shape {
  /** JSON types with formats, in the order found; empty when the schema does not say. */
  readonly types: string[];
  readonly properties: Map<string, Member>;
  /** Schemas of a list's items, and of a map's values. */
  items: Member | undefined;
  values: Member | undefined;
  isReadOnly: boolean;
  isWriteOnly: boolean;
}

/** One name's schemas: several when a combination names it more than once. Its shape is worked out on demand. */
export interface Member {
  readonly schemas: Located[];
  isRequired: boolean;
  shape: Shape | undefined;
}

/** allOf, oneOf and anyOf inside each other; deeper ones are left out. */
const COMBINATION_DEPTH = 32;
const ALTERNATIVES = ['oneOf', 'anyOf'] as const;
const CONDITIONS = ['then', 'else'] as const;

/** Shapes of schemas, each worked out once whatever refers to it: cost follows the document, not its uses. */
export class SchemaShapes {
  private readonly files: SpecFiles;
  private readonly shapes = new Map<object, Shape>();

  constructor(files: SpecFiles) {
    this.files = files;
  }

  /** `undefined` for what is no schema, or `false`. `true` is a schema that says nothing. */
  shapeOf(node: unknown, file: SpecFile): Shape | undefined {
    return this.read(node, file, 0);
  }

  shapeOfMember(member: Member): Shape {
    if (!member.shape) {
      const first = member.schemas[0] as Located;
      if (member.schemas.length === 1) member.shape = this.shapeOf(first.node, first.file) ?? emptyShape();
      else {
        member.shape = emptyShape();
        for (const { node, file } of member.schemas) {
          const shape = this.shapeOf(node, file);
          if (shape) mergeShape(member.shape, shape, true);
        }
      }
    }
    return member.shape;
  }

  private read(node: unknown, file: SpecFile, depth: number): Shape | undefined {
    if (node === true) return emptyShape();
    if (!isObject(node)) return undefined;
    const known = this.shapes.get(node);
    if (known) return known;
    if (typeof node.$ref === 'string' && !hasShapeBesideRef(node)) {
      const target = this.files.target(node.$ref, file);
      if (!target || depth > COMBINATION_DEPTH) return undefined;
      const shape = this.read(target.node, target.file, depth + 1);
      if (shape) this.shapes.set(node, shape);
      return shape;
    }
    const shape = emptyShape();
    // Known before it is complete, so that a combination which leads back to it ends.
    this.shapes.set(node, shape);
    if (depth <= COMBINATION_DEPTH) this.fill(shape, node, file, depth);
    return shape;
  }

  private fill(shape: Shape, schema: JsonObject, file: SpecFile, depth: number): void {
    if (typeof schema.$ref === 'string') {
      const target = this.files.target(schema.$ref, file);
      const base = target && this.read(target.node, target.file, depth + 1);
      if (base) mergeShape(shape, base, true);
    }
    addTypes(shape, schema);
    shape.isReadOnly ||= schema.readOnly === true;
    shape.isWriteOnly ||= schema.writeOnly === true;
    if (schema.properties !== undefined) addProperties(shape, schema, file);
    this.fillElements(shape, schema, file);
    if (Array.isArray(schema.allOf)) {
      for (const part of schema.allOf) {
        const base = this.read(part, file, depth + 1);
        if (base) mergeShape(shape, base, true);
      }
      for (const name of stringsOf(schema.required)) requireName(shape, name);
    }
    for (const keyword of ALTERNATIVES) {
      const alternatives = schema[keyword];
      if (Array.isArray(alternatives)) this.fillAlternatives(shape, alternatives, file, depth);
    }
    for (const keyword of CONDITIONS) {
      const branch = schema[keyword] === undefined ? undefined : this.read(schema[keyword], file, depth + 1);
      if (branch) mergeShape(shape, branch, false);
    }
  }

  private fillElements(shape: Shape, schema: JsonObject, file: SpecFile): void {
    const { items, prefixItems, additionalProperties, patternProperties } = schema;
    for (const item of Array.isArray(items) ? items : [items]) if (isObject(item)) shape.items = grown(shape.items, item, file);
    if (Array.isArray(prefixItems)) for (const item of prefixItems) if (isObject(item)) shape.items = grown(shape.items, item, file);
    if (isObject(additionalProperties)) shape.values = grown(shape.values, additionalProperties, file);
    if (isObject(patternProperties)) {
      for (const value of Object.values(patternProperties)) if (isObject(value)) shape.values = grown(shape.values, value, file);
    }
  }

  /** Names of any alternative; required only where each alternative requires it. */
  private fillAlternatives(shape: Shape, alternatives: readonly unknown[], file: SpecFile, depth: number): void {
    const shapes = alternatives.map((alternative) => this.read(alternative, file, depth + 1)).filter((found) => found !== undefined);
    for (const found of shapes) mergeShape(shape, found, false);
    const [first, ...others] = shapes;
    if (!first) return;
    for (const [name, member] of first.properties) {
      if (member.isRequired && others.every((other) => other.properties.get(name)?.isRequired)) requireName(shape, name);
    }
  }
}

function emptyShape(): Shape {
  return { types: [], properties: new Map(), items: undefined, values: undefined, isReadOnly: false, isWriteOnly: false };
}

function hasShapeBesideRef(schema: JsonObject): boolean {
  return schema.properties !== undefined || schema.allOf !== undefined || schema.oneOf !== undefined || schema.anyOf !== undefined;
}

function addProperties(shape: Shape, schema: JsonObject, file: SpecFile): void {
  const { properties, required } = schema;
  if (!isObject(properties)) return;
  for (const name of Object.keys(properties)) {
    const node = properties[name];
    if (node === false || (node !== true && !isObject(node))) continue;
    const member = shape.properties.get(name);
    if (member) member.schemas.push({ node, file });
    else shape.properties.set(name, { schemas: [{ node, file }], isRequired: false, shape: undefined });
  }
  for (const name of stringsOf(required)) requireName(shape, name);
}

function requireName(shape: Shape, name: string): void {
  const member = shape.properties.get(name);
  if (member) member.isRequired = true;
}

function grown(member: Member | undefined, node: unknown, file: SpecFile): Member {
  if (!member) return { schemas: [{ node, file }], isRequired: false, shape: undefined };
  member.schemas.push({ node, file });
  return member;
}

/** Adds all that `from` names to `into`. Members are copied: `from` belongs to others too. */
function mergeShape(into: Shape, from: Shape, keepsRequired: boolean): void {
  if (into === from) return;
  if (keepsRequired) {
    into.isReadOnly ||= from.isReadOnly;
    into.isWriteOnly ||= from.isWriteOnly;
  }
  for (const type of from.types) addType(into, type);
  for (const [name, member] of from.properties) {
    const isRequired = keepsRequired && member.isRequired;
    const held = into.properties.get(name);
    if (!held) into.properties.set(name, { schemas: [...member.schemas], isRequired, shape: undefined });
    else {
      addSchemas(held, member);
      held.isRequired ||= isRequired;
    }
  }
  into.items = joined(into.items, from.items);
  into.values = joined(into.values, from.values);
}

function joined(held: Member | undefined, other: Member | undefined): Member | undefined {
  if (!other) return held;
  if (!held) return { schemas: [...other.schemas], isRequired: false, shape: undefined };
  addSchemas(held, other);
  return held;
}

/** A name that a hundred alternatives share usually has one schema: the same one is not kept twice. */
function addSchemas(member: Member, other: Member): void {
  for (const schema of other.schemas) {
    if (member.schemas.every((held) => held.node !== schema.node)) member.schemas.push(schema);
  }
}

function addTypes(shape: Shape, schema: JsonObject): void {
  const { type, format } = schema;
  const suffix = typeof format === 'string' && format !== '' ? `:${format}` : '';
  if (typeof type === 'string') addType(shape, type === 'file' ? 'string:binary' : withFormat(type, suffix));
  else if (Array.isArray(type)) for (const name of stringsOf(type)) addType(shape, withFormat(name, suffix));
  else if (schema.properties !== undefined || isObject(schema.additionalProperties)) addType(shape, 'object');
  else if (schema.items !== undefined || schema.prefixItems !== undefined) addType(shape, 'array');
  else if (Array.isArray(schema.enum)) for (const value of schema.enum.slice(0, 20)) addType(shape, typeOf(value));
  else if (Object.hasOwn(schema, 'const')) addType(shape, typeOf(schema.const));
  else if (suffix !== '') addType(shape, `string${suffix}`);
  if (schema.nullable === true || own(schema, 'x-nullable') === true) addType(shape, 'null');
}

/** A format says something of strings and numbers only. */
function withFormat(type: string, suffix: string): string {
  return type === 'string' || type === 'integer' || type === 'number' ? type + suffix : type;
}

function addType(shape: Shape, type: string): void {
  if (!shape.types.includes(type)) shape.types.push(type);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'object' ? 'object' : typeof value;
}
