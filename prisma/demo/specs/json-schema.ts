import type { Field, Model } from '../demo-api';
import { type KindName, kindOf } from '../values/kinds';

export type Schema = { [keyword: string]: unknown };

export interface SchemaStyle {
  /** `#/components/schemas/` or `#/definitions/`. */
  refs: string;
  isClosed: boolean;
}

export function kindSchema(kind: KindName): Schema {
  return { ...kindOf(kind).schema };
}

export function fieldSchema(
  field: Field,
  models: Readonly<Record<string, Model>>,
  style: SchemaStyle,
): Schema {
  if (typeof field !== 'string') return { type: 'string', enum: [...field] };
  if (field.endsWith('[]'))
    return { type: 'array', items: fieldSchema(field.slice(0, -2) as Field, models, style) };
  return field in models ? { $ref: style.refs + field } : kindSchema(field as KindName);
}

export function modelSchema(
  model: Model,
  models: Readonly<Record<string, Model>>,
  style: SchemaStyle,
): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const [name, field] of Object.entries(model)) {
    const isOptional = name.endsWith('?');
    const property = isOptional ? name.slice(0, -1) : name;
    properties[property] = fieldSchema(field, models, style);
    if (!isOptional) required.push(property);
  }
  const schema: Schema = { type: 'object', properties };
  if (required.length > 0) schema.required = required;
  if (style.isClosed) schema.additionalProperties = false;
  return schema;
}

export function allSchemas(
  models: Readonly<Record<string, Model>>,
  style: SchemaStyle,
): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(models).map(([name, model]) => [name, modelSchema(model, models, style)]),
  );
}
