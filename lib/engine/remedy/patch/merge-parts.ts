import { isJson, own, type Site } from './document-nodes';
import type { Json } from './patch';
import { partsOf } from './schema-site';

/** What a schema may say beside its members for its meaning to be kept when it is written into another. */
const PLAIN = new Set([
  'type',
  'properties',
  'required',
  'allOf',
  'title',
  'description',
  'example',
  'nullable',
]);
const MOST_PARTS = 50;

/** A schema that `allOf` puts together as one, with the members of all its parts; `null` where that would lose something. */
export function mergeParts(root: Json, site: Site): Json | null {
  const properties: Record<string, unknown> = {};
  const required = new Set<unknown>();
  let parts = 0;
  const take = (part: Site): boolean => {
    const { node } = part;
    if (++parts > MOST_PARTS || !isPlain(node)) return false;
    for (const [name, schema] of Object.entries((own(node, 'properties') ?? {}) as Json)) {
      if (Object.hasOwn(properties, name) && JSON.stringify(properties[name]) !== JSON.stringify(schema))
        return false;
      Object.defineProperty(properties, name, { value: schema, enumerable: true, configurable: true });
    }
    const names = own(node, 'required');
    if (Array.isArray(names)) for (const name of names) required.add(name);
    const written = own(node, 'allOf');
    const inner = partsOf(root, part, ['allOf']);
    return (!Array.isArray(written) || inner.length === written.length) && inner.every(take);
  };
  if (!take(site) || Object.keys(properties).length === 0) return null;
  return { type: 'object', properties, ...(required.size > 0 && { required: [...required] }) };
}

function isPlain(node: Json): boolean {
  const type = own(node, 'type');
  const properties = own(node, 'properties');
  return (
    (type === undefined || type === 'object') &&
    (properties === undefined || isJson(properties)) &&
    Object.keys(node).every((key) => PLAIN.has(key) || key.startsWith('x-'))
  );
}
