import type { InventoryLine, PathParameter } from '@/lib/contracts/endpoint';
import type { FieldPlace, SecurityUse } from '@/lib/contracts/operation';
import { type ExampleCredential, exampleCredentials } from './example-credentials';
import { exampleJson } from './example-json';
import { exampleText } from './example-value';

type Field = InventoryLine['fields'][number];

interface ExampleOf {
  method: string;
  /** Template with named parameters. */
  path: string;
  host: string | null;
  basePath: string;
  fields: readonly Field[];
  parameters: readonly PathParameter[];
  /** Declared alternatives, as in Operation. */
  security: readonly (readonly SecurityUse[])[];
}

/** A field that fewer of the bodies carry than this is left out: it belongs to an error, or to a rare case. */
const LEAST_SHARE = 0.25;
/** Fields of a place: an example shows the shape, not the whole catalogue. */
const MOST_FIELDS = 60;

/**
 * A request and a response body as this endpoint takes and gives them, made up from names, types and classes. Sensitive
 * fields stand as what they are in angle brackets.
 */
export function synthesiseExample(endpoint: ExampleOf): { request: string; response: string | null } {
  const { method, host, basePath } = endpoint;
  const queryFields = usual(endpoint.fields, 'query');
  const headers = usual(endpoint.fields, 'header').filter(isTelling);
  const credentials = exampleCredentials(endpoint.security);
  const query = [
    ...queryFields.map(
      (field) => `${encodeURIComponent(field.name)}=${encodeURIComponent(exampleText(field))}`,
    ),
    ...missing(credentials, 'query', queryFields).map(
      ({ name, text }) => `${encodeURIComponent(name)}=${text}`,
    ),
  ];
  const target = `${basePath}${fillPath(endpoint)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const body = exampleJson(usual(endpoint.fields, 'request'));
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...(host === null ? [] : [`Host: ${host}`]),
    ...missing(credentials, 'header', headers).map(({ name, text }) => `${name}: ${text}`),
    ...headers.map((field) => `${field.name}: ${exampleText(field)}`),
    ...(body === null ? [] : ['Content-Type: application/json']),
  ];
  return {
    request: `${head.join('\n')}${body === null ? '' : `\n\n${body}`}`,
    response: exampleJson(usual(endpoint.fields, 'response')),
  };
}

/** The credentials of a place that no field there stands for already; names of headers know no case. */
function missing(
  credentials: readonly ExampleCredential[],
  place: ExampleCredential['in'],
  fields: readonly Field[],
): ExampleCredential[] {
  const names = new Set(fields.map(({ name }) => name.toLowerCase()));
  return credentials.filter(({ in: where, name }) => where === place && !names.has(name.toLowerCase()));
}

/** Headers that browsers and proxies add to every request tell nothing of an endpoint. */
function isTelling({ name, isDeclared }: Field): boolean {
  return isDeclared || /^(authorization|x-api-key|api-key|idempotency-key)$/i.test(name);
}

function fillPath({ path, parameters, fields }: ExampleOf): string {
  const types = new Map(parameters.map(({ name, type, values }) => [name, { type, values }]));
  const classes = new Map(
    fields.filter(({ place }) => place === 'path').map((field) => [field.name, field.classes]),
  );
  return path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const known = types.get(name);
    const word = known?.values?.[0];
    if (word !== undefined) return word;
    return encodeURIComponent(
      exampleText({ types: [known?.type ?? 'string'], classes: classes.get(name) ?? [] }),
    )
      .replaceAll('%3C', '<')
      .replaceAll('%3E', '>');
  });
}

/** The fields of a place that most exchanges carry; where none was seen, those that are declared. */
function usual(fields: readonly Field[], place: FieldPlace): Field[] {
  const here = fields.filter((field) => field.place === place);
  const most = Math.max(0, ...here.map(({ seen }) => seen));
  const kept = most === 0 ? here : here.filter(({ seen }) => seen >= most * LEAST_SHARE);
  return kept.slice(0, MOST_FIELDS);
}
