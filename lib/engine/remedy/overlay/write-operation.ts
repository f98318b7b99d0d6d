import type { FieldPlace } from '@/lib/contracts/operation';
import type { Dialect } from './dialect';
import { type Schema, schemaOfFields, schemaOfTypes } from './field-schema';

/** An endpoint as traffic shows it, as far as a document can say it. */
export interface UndocumentedEndpoint {
  method: string;
  /** Template with named parameters. */
  path: string;
  /** The same with `{}` for each parameter. */
  key: string;
  /** Types of its path parameters, in their order. */
  parameterTypes: readonly string[];
  statuses: readonly { status: number; count: number }[];
  fields: readonly { place: FieldPlace; name: string; types: readonly string[] }[];
  requests: number;
  /** RFC 3339. */
  lastSeen: string | null;
  /** Kinds of credentials of its successes, and how many came without. */
  credentials: { kinds: readonly string[]; absent: number };
}

const PARAMETER_SCHEMAS: Readonly<Record<string, Schema>> = {
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  uuid: { type: 'string', format: 'uuid' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
};

/** Names of a template's parameters, in their order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name]) => name as string);
}

/** What is left to say of an operation that was written from traffic alone. */
const LEFT_TO_SAY = 'Say what it is for, and declare its security.';

/**
 * An operation that says what was observed, and what is left to say. `path` is the template as the document writes it.
 */
export function writeOperation(
  endpoint: UndocumentedEndpoint,
  path: string,
  dialect: Dialect,
  left = LEFT_TO_SAY,
): Schema {
  const { fields, method } = endpoint;
  const parameters = [
    ...parameterNames(path).map((name, i) => {
      const schema = PARAMETER_SCHEMAS[endpoint.parameterTypes[i] ?? ''] ?? { type: 'string' };
      return parameter('path', name, schema, dialect);
    }),
    ...fields
      .filter(({ place, name }) => place === 'query' && !name.includes('{}'))
      .map(({ name, types }) => parameter('query', name, schemaOfTypes(types, dialect), dialect)),
  ];
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE';
  const request = hasBody ? schemaOfFields(of(fields, 'request'), dialect) : null;
  if (request && dialect === '2.0') parameters.push({ name: 'body', in: 'body', schema: request });
  return {
    description: `${sayWhatWasSeen(endpoint)} ${left}`,
    ...(parameters.length > 0 && { parameters }),
    ...(request && dialect !== '2.0' && { requestBody: { content: asJson(request) } }),
    responses: writeResponses(endpoint, dialect),
  };
}

function parameter(place: 'path' | 'query', name: string, schema: Schema, dialect: Dialect): Schema {
  const head = { name, in: place, ...(place === 'path' && { required: true }) };
  if (dialect !== '2.0') return { ...head, schema };
  // A parameter of 2.0 needs a type, and knows neither several nor objects.
  const { type = 'string', format } = schema;
  const isArray = type === 'array';
  const plain = isArray || type === 'object' ? 'string' : type;
  return { ...head, type: plain, ...(format !== undefined && { format }) };
}

function writeResponses({ statuses, fields }: UndocumentedEndpoint, dialect: Dialect): Schema {
  const known = statuses.filter(({ status }) => status >= 100 && status <= 599);
  const body = schemaOfFields(of(fields, 'response'), dialect);
  const bodied = known
    .filter(({ status }) => status >= 200 && status < 300 && status !== 204 && status !== 205)
    .sort((a, b) => b.count - a.count)[0];
  const responses: Schema = {};
  for (const { status } of [...known].sort((a, b) => a.status - b.status)) {
    const isBodied = body !== null && status === bodied?.status;
    responses[String(status)] = {
      description: 'Seen in traffic.',
      ...(isBodied && (dialect === '2.0' ? { schema: body } : { content: asJson(body) })),
    };
  }
  if (known.length === 0) responses.default = { description: 'Seen in traffic.' };
  return responses;
}

function sayWhatWasSeen({
  requests,
  lastSeen,
  credentials: { kinds, absent },
}: UndocumentedEndpoint): string {
  const count = `${requests} ${requests === 1 ? 'request' : 'requests'}`;
  const last = lastSeen === null ? '' : `, the last on ${lastSeen.slice(0, 10)}`;
  const how = kinds.length === 0 ? '' : ` Credentials seen: ${kinds.join(', ')}.`;
  const open = absent === 0 ? '' : ' It answered callers without credentials.';
  return `Written from traffic: ${count}${last}.${how}${open}`;
}

function of(fields: UndocumentedEndpoint['fields'], place: FieldPlace): UndocumentedEndpoint['fields'] {
  return fields.filter((field) => field.place === place);
}

function asJson(schema: Schema): Schema {
  return { 'application/json': { schema } };
}
