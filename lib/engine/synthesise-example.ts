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
  const credentials = exampleCredentials(endpoint.security);
  const query = [
    ...credentials
      .filter(({ in: place }) => place === 'query')
      .map(({ name, text }) => `${encodeURIComponent(name)}=${text}`),
    ...without(credentials, 'query', usual(endpoint.fields, 'query')).map(
      (field) => `${encodeURIComponent(field.name)}=${encodeURIComponent(exampleText(field))}`,
    ),
  ];
  const target = `${basePath}${fillPath(endpoint)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const body = exampleJson(usual(endpoint.fields, 'request'));
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...(host === null ? [] : [`Host: ${host}`]),
    ...credentials.filter(({ in: place }) => place === 'header').map(({ name, text }) => `${name}: ${text}`),
    ...without(credentials, 'header', usual(endpoint.fields, 'header'))
      .filter(isTelling)
      .map((field) => `${field.name}: ${headerText(field)}`),
    ...(body === null ? [] : ['Content-Type: application/json']),
  ];
  return {
    request: `${head.join('\n')}${body === null ? '' : `\n\n${body}`}`,
    response: exampleJson(usual(endpoint.fields, 'response')),
  };
}

/** The fields of a place but those that declared credentials stand for; names of headers know no case. */
function without(
  credentials: readonly ExampleCredential[],
  place: ExampleCredential['in'],
  fields: readonly Field[],
): Field[] {
  const names = new Set(
    credentials.filter(({ in: where }) => where === place).map(({ name }) => name.toLowerCase()),
  );
  return fields.filter(({ name }) => !names.has(name.toLowerCase()));
}

const CREDENTIAL_HEADER = /^(authorization|x-api-key|api-key)$/i;

/** Headers that browsers and proxies add to every request tell nothing of an endpoint. */
function isTelling({ name, isDeclared }: Field): boolean {
  return isDeclared || CREDENTIAL_HEADER.test(name) || /^idempotency-key$/i.test(name);
}

function headerText(field: Field): string {
  return field.classes.length === 0 && CREDENTIAL_HEADER.test(field.name)
    ? '<credentials>'
    : exampleText(field);
}

function fillPath({ path, parameters, fields }: ExampleOf): string {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const declared = new Map(
    fields.filter(({ place }) => place === 'path').map((field) => [field.name, field]),
  );
  return path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const { type = 'string', values = [] } = known.get(name) ?? {};
    const [word] = values;
    if (word !== undefined) return word;
    const { types = [], classes = [] } = declared.get(name) ?? {};
    return encodeURIComponent(exampleText({ types: type === 'string' ? types : [type], classes }))
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
