import { isObject, type JsonObject, own } from './json-value';
import { emptyShape } from './merge-shapes';
import { typeOfSchema } from './schema-types';
import type { Shape } from './shape';

const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);

/** A schema of one scalar type and nothing that could add names or types: nine of ten schemas. */
export function isLeaf(schema: JsonObject): boolean {
  if (typeof schema.type !== 'string' || !SCALARS.has(schema.type)) return false;
  if (schema.$ref !== undefined || schema.properties !== undefined || isObject(schema.additionalProperties))
    return false;
  return (
    schema.allOf === undefined &&
    schema.oneOf === undefined &&
    schema.anyOf === undefined &&
    schema.items === undefined
  );
}

/** One shape for all leaf schemas that say the same, so that a document's scalars cost no memory. */
export class LeafShapes {
  private readonly shapes = new Map<string, Shape>();
  /** Without format and flags, which most are. */
  private readonly plain = new Map<string, Shape>();

  shapeOf(schema: JsonObject): Shape {
    const { type, format, nullable, readOnly, writeOnly } = schema;
    const isNullable = nullable === true || own(schema, 'x-nullable') === true;
    if (format === undefined && !isNullable && readOnly !== true && writeOnly !== true) {
      return this.held(this.plain, type as string, schema);
    }
    const key = `${type}:${typeof format === 'string' ? format : ''}:${isNullable}:${readOnly === true}:${writeOnly === true}`;
    return this.held(this.shapes, key, schema);
  }

  private held(shapes: Map<string, Shape>, key: string, schema: JsonObject): Shape {
    let shape = shapes.get(key);
    if (!shape) {
      shape = emptyShape();
      shape.type = typeOfSchema(schema);
      shape.isReadOnly = schema.readOnly === true;
      shape.isWriteOnly = schema.writeOnly === true;
      shapes.set(key, shape);
    }
    return shape;
  }
}
