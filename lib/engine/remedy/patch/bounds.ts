import { isJson, own, updateAt, valueAt } from './document-nodes';
import { type Json, noPatch, type PatchDocument, type PatchWriter } from './patch';

/** Larger documents are better bounded in their schemas' source than by an overlay of this size. */
const MOST_ACTIONS = 20_000;
const MOST_ITEMS = 1000;
const MOST_LETTERS = 4096;
const INT32 = 2_147_483_647;
/** Largest integer that every JSON reader keeps exact (RFC 8259, 6). */
const EXACT = 9_007_199_254_740_991;
/** Longest values of formats: RFC 9562, RFC 3339, RFC 5321 (4.5.3.1), RFC 1035 (2.3.4), RFC 4291. */
const LENGTHS: Readonly<Record<string, number>> = {
  uuid: 36,
  date: 10,
  'date-time': 35,
  time: 21,
  email: 254,
  hostname: 253,
  ipv4: 15,
  ipv6: 45,
  uri: 2048,
  password: 1024,
  byte: 1_000_000,
  binary: 10_000_000,
};

/** RATE-04: schemas without an upper bound get a wide one, wider where what they say already asks for it. */
export const boundSchemas: PatchWriter = ({ root, unbounded }: PatchDocument) => {
  if (unbounded.length > MOST_ACTIONS)
    return noPatch(
      `${unbounded.length} schemas set no limit, more than an overlay should change one by one. Set limits where the schemas are made.`,
    );
  const actions = unbounded.flatMap(({ segments, type }) => {
    const schema = valueAt(root, segments);
    if (!isJson(schema)) return [];
    const update = boundOf(type, schema);
    const [name, value] = Object.entries(update)[0] as [string, number];
    return [updateAt(segments, `At most ${value} (${name})`, update)];
  });
  return {
    kind: 'describes',
    says: 'The limits are wide, so that they break no caller. Narrow them to what your service takes, and enforce them.',
    actions,
  };
};

function boundOf(type: 'array' | 'string' | 'integer', schema: Json): Record<string, number> {
  if (type === 'array') return { maxItems: Math.max(MOST_ITEMS, least(schema, 'minItems')) };
  const format = own(schema, 'format');
  if (type === 'string')
    return { maxLength: Math.max(LENGTHS[String(format)] ?? MOST_LETTERS, least(schema, 'minLength')) };
  const isSmall = format === 'int32' && largest(schema) <= INT32;
  return { maximum: Math.max(isSmall ? INT32 : EXACT, largest(schema)) };
}

function least(schema: Json, name: string): number {
  const value = own(schema, name);
  return typeof value === 'number' ? value : 0;
}

function largest(schema: Json): number {
  return Math.max(
    ...['minimum', 'exclusiveMinimum', 'default', 'example'].map((name) => least(schema, name)),
  );
}
