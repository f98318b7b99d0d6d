import type { Field, Model } from '../demo-api';
import { type KindName, kindOf } from './kinds';
import type { ValueContext } from './value-context';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** Share of optional fields that are there. */
const OPTIONAL_SHARE = 0.7;
const DEPTH_LIMIT = 4;

function fieldValue(
  field: Field,
  models: Readonly<Record<string, Model>>,
  context: ValueContext,
  depth: number,
): JsonValue {
  if (typeof field !== 'string') return context.random.pick(field);
  if (field.endsWith('[]')) {
    const length = depth >= DEPTH_LIMIT ? 0 : context.random.integer(1, 2);
    return Array.from({ length }, () => fieldValue(field.slice(0, -2) as Field, models, context, depth + 1));
  }
  const model = models[field];
  return model ? modelValue(model, models, context, depth + 1) : kindOf(field as KindName).make(context);
}

/** A JSON object of the model's shape. */
export function modelValue(
  model: Model,
  models: Readonly<Record<string, Model>>,
  context: ValueContext,
  depth = 0,
): { [name: string]: JsonValue } {
  const made: { [name: string]: JsonValue } = {};
  for (const [name, field] of Object.entries(model)) {
    const isOptional = name.endsWith('?');
    if (isOptional && (depth >= DEPTH_LIMIT || !context.random.chance(OPTIONAL_SHARE))) continue;
    made[isOptional ? name.slice(0, -1) : name] = fieldValue(field, models, context, depth);
  }
  return made;
}
