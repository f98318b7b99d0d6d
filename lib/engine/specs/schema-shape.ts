import { isObject, type JsonObject, stringsOf } from './json-value';
import { isLeaf, LeafShapes } from './leaf-shapes';
import { addSchema, emptyShape, grown, makeMember, mergeShape, requireName } from './merge-shapes';
import { typeOfSchema } from './schema-types';
import type { Member, Shape } from './shape';
import type { SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';
import { joinTypes } from './type-text';
import { WORK, type WorkBudget } from './work-budget';

/** allOf, oneOf and anyOf inside each other; deeper ones are left out. */
const COMBINATION_DEPTH = 32;

/** Shapes of schemas, each worked out once whatever refers to it: cost follows the document, not its uses. */
export class SchemaShapes {
  private readonly files: SpecFiles;
  private readonly budget: WorkBudget;
  private readonly shapes = new Map<object, Shape>();
  private readonly leaves = new LeafShapes();

  constructor(files: SpecFiles, budget: WorkBudget) {
    this.files = files;
    this.budget = budget;
  }

  /** `undefined` for what is no schema, or `false`. `true` is a schema that says nothing. */
  shapeOf(node: unknown, file: SpecFile): Shape | undefined {
    return this.read(node, file, 0);
  }

  shapeOfMember(member: Member): Shape {
    if (!member.shape) {
      const first = this.shapeOf(member.node, member.file) ?? emptyShape();
      if (!member.others) member.shape = first;
      else {
        member.shape = emptyShape();
        this.merge(member.shape, first, true);
        for (const { node, file } of member.others) {
          const shape = this.shapeOf(node, file);
          if (shape) this.merge(member.shape, shape, true);
        }
      }
    }
    return member.shape;
  }

  private read(node: unknown, file: SpecFile, depth: number): Shape | undefined {
    if (node === true) return emptyShape();
    if (!isObject(node)) return undefined;
    if (isLeaf(node)) return this.leaves.shapeOf(node);
    if (typeof node.$ref === 'string' && !hasShapeBesideRef(node)) {
      const target = depth > COMBINATION_DEPTH ? undefined : this.files.target(node.$ref, file);
      return target && this.read(target.node, target.file, depth + 1);
    }
    const known = this.shapes.get(node);
    if (known) return known;
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
      if (base) this.merge(shape, base, true);
    }
    shape.type = joinTypes(shape.type, typeOfSchema(schema));
    shape.isReadOnly ||= schema.readOnly === true;
    shape.isWriteOnly ||= schema.writeOnly === true;
    if (schema.properties !== undefined) addProperties(shape, schema, file);
    if (schema.items !== undefined || schema.prefixItems !== undefined) this.fillItems(shape, schema, file);
    this.fillValues(shape, schema, file);
    if (Array.isArray(schema.allOf)) {
      for (const part of schema.allOf) {
        const base = this.read(part, file, depth + 1);
        if (base) this.merge(shape, base, true);
      }
      for (const part of [schema, ...schema.allOf]) {
        if (isObject(part)) for (const name of stringsOf(part.required)) requireName(shape, name);
      }
    }
    if (Array.isArray(schema.oneOf)) this.fillAlternatives(shape, schema.oneOf, file, depth);
    if (Array.isArray(schema.anyOf)) this.fillAlternatives(shape, schema.anyOf, file, depth);
    if (schema.then !== undefined) this.fillBranch(shape, schema.then, file, depth);
    if (schema.else !== undefined) this.fillBranch(shape, schema.else, file, depth);
  }

  private merge(into: Shape, from: Shape, keepsRequired: boolean): void {
    this.budget.spend((from.properties?.size ?? 0) * WORK.member);
    mergeShape(into, from, keepsRequired);
  }

  private fillBranch(shape: Shape, node: unknown, file: SpecFile, depth: number): void {
    const branch = this.read(node, file, depth + 1);
    if (branch) this.merge(shape, branch, false);
  }

  private fillItems(shape: Shape, schema: JsonObject, file: SpecFile): void {
    const { items, prefixItems } = schema;
    if (isObject(items)) shape.items = grown(shape.items, items, file);
    else if (Array.isArray(items)) this.fillTuple(shape, items, file);
    if (Array.isArray(prefixItems)) this.fillTuple(shape, prefixItems, file);
  }

  private fillTuple(shape: Shape, tuple: readonly unknown[], file: SpecFile): void {
    for (const item of tuple) if (isObject(item)) shape.items = grown(shape.items, item, file);
  }

  private fillValues(shape: Shape, schema: JsonObject, file: SpecFile): void {
    const { additionalProperties, patternProperties } = schema;
    if (isObject(additionalProperties)) shape.values = grown(shape.values, additionalProperties, file);
    if (!isObject(patternProperties)) return;
    for (const value of Object.values(patternProperties)) {
      if (isObject(value)) shape.values = grown(shape.values, value, file);
    }
  }

  /** Names of any alternative; required only where each alternative requires it. */
  private fillAlternatives(
    shape: Shape,
    alternatives: readonly unknown[],
    file: SpecFile,
    depth: number,
  ): void {
    const shapes = alternatives
      .map((alternative) => this.read(alternative, file, depth + 1))
      .filter((found) => found !== undefined);
    for (const found of shapes) this.merge(shape, found, false);
    const [first, ...others] = shapes;
    if (!first) return;
    for (const [name, member] of first.properties ?? []) {
      if (member.isRequired && others.every((other) => other.properties?.get(name)?.isRequired))
        requireName(shape, name);
    }
  }
}

function hasShapeBesideRef(schema: JsonObject): boolean {
  return (
    schema.properties !== undefined ||
    schema.allOf !== undefined ||
    schema.oneOf !== undefined ||
    schema.anyOf !== undefined
  );
}

function addProperties(shape: Shape, schema: JsonObject, file: SpecFile): void {
  const { properties, required } = schema;
  if (!isObject(properties)) return;
  for (const name of Object.keys(properties)) {
    const node = properties[name];
    if (node === false || (node !== true && !isObject(node))) continue;
    shape.properties ??= new Map();
    const member = shape.properties.get(name);
    if (member) addSchema(member, node, file);
    else shape.properties.set(name, makeMember(node, file));
  }
  for (const name of stringsOf(required)) requireName(shape, name);
}
