import type { DemoApi } from '../demo-api';
import { Random } from '../random';
import { type JsonValue, modelValue } from '../values/model-values';

const PERSON = {
  id: '11111111-2222-4333-8444-555555555555',
  number: 100_001,
  firstName: 'Ada',
  lastName: 'Example',
  email: 'ada@customer.example',
  phone: '+12025550100',
  ip: '192.0.2.1',
};

/** What documentation shows for a model: the same in every revision. */
export function exampleValue(api: DemoApi, model: string, nowMs: number): JsonValue {
  const context = {
    random: new Random(`example/${api.key}/${model}`),
    atMs: nowMs,
    seed: 'example',
    person: PERSON,
  };
  return modelValue(api.models[model] ?? {}, api.models, context);
}
