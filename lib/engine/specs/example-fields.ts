import type { DeclaredField } from '@/lib/contracts/operation';
import { makeField } from './field-list';
import type { BodyPlace } from './flatten-schema';
import { isObject, own } from './json-value';
import { typeOfValue } from './schema-types';
import { typeText } from './type-text';

interface Visit {
  values: unknown[];
  prefix: string;
  depth: number;
}

/** Elements of a list that are looked at: examples repeat themselves. */
const SAMPLED_ELEMENTS = 50;

/** Names and types of an example body; its values are not kept. Breadth first, at most `limit` fields. */
export function fieldsOfExample(
  example: unknown,
  place: BodyPlace,
  bounds: { depth: number; limit: number },
): DeclaredField[] {
  const fields: DeclaredField[] = [];
  const queue: Visit[] = [{ values: [example], prefix: '', depth: 0 }];
  for (let next = 0; next < queue.length && fields.length < bounds.limit; next++) {
    const { values, prefix, depth } = queue[next] as Visit;
    if (depth >= bounds.depth) continue;
    const objects = values.filter(isObject);
    for (const name of new Set(objects.flatMap((object) => Object.keys(object)))) {
      const held = objects.filter((object) => Object.hasOwn(object, name)).map((object) => own(object, name));
      const path = prefix === '' ? name : `${prefix}.${name}`;
      fields.push(makeField(place, path, typesOf(held), false));
      queue.push({ values: held, prefix: path, depth: depth + 1 });
    }
    const elements = values.filter(Array.isArray).flatMap((list) => list.slice(0, SAMPLED_ELEMENTS));
    if (elements.length === 0) continue;
    const scalars = elements.filter((element) => typeof element !== 'object' || element === null);
    if (scalars.length > 0) fields.push(makeField(place, `${prefix}[]`, typesOf(scalars), false));
    queue.push({ values: elements, prefix: `${prefix}[]`, depth: depth + 1 });
  }
  return fields.slice(0, bounds.limit);
}

/** An example of null says nothing of the type, and a whole number beside a broken one is no integer. */
function typesOf(values: readonly unknown[]): string {
  const types = new Set(values.filter((value) => value !== null).map(typeOfValue));
  if (types.has('number')) types.delete('integer');
  return typeText([...types]);
}
