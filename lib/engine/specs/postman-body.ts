import type { DeclaredField } from '@/lib/contracts/operation';
import { fieldsOfExample } from './example-fields';
import { makeField } from './field-list';
import type { BodyPlace } from './flatten-schema';
import { isObject, type JsonObject, textOf } from './json-value';
import type { SpecLimits } from './spec-upload';

/** Fields of `request.body`; `undefined` when it says that it is JSON and is not. */
export function readPostmanBody(body: unknown, limits: SpecLimits): DeclaredField[] | undefined {
  if (!isObject(body) || body.disabled === true) return [];
  switch (body.mode) {
    case 'raw':
      return readRaw(body, limits);
    case 'urlencoded':
      return readForm(body.urlencoded);
    case 'formdata':
      return readForm(body.formdata);
    case 'graphql':
      return readGraphql(body.graphql, limits);
    default:
      return [];
  }
}

/** Fields of a JSON example; `undefined` when the text is no JSON even with its placeholders filled. */
export function fieldsOfText(
  text: string,
  place: BodyPlace,
  limits: SpecLimits,
): DeclaredField[] | undefined {
  const value = parseExample(text);
  if (value === undefined) return undefined;
  return fieldsOfExample(value, place, { depth: limits.fieldDepth, limit: limits.fieldsPerOperation });
}

function readRaw(body: JsonObject, limits: SpecLimits): DeclaredField[] | undefined {
  const text = textOf(body.raw)?.trim() ?? '';
  if (text === '') return [];
  const raw = isObject(body.options) ? body.options.raw : undefined;
  const isJson = isObject(raw) && raw.language === 'json';
  return fieldsOfText(text, 'request', limits) ?? (isJson || /^[[{]/.test(text) ? undefined : []);
}

function readForm(pairs: unknown): DeclaredField[] {
  if (!Array.isArray(pairs)) return [];
  return pairs.filter(isObject).flatMap((pair) => {
    const name = textOf(pair.key);
    if (name === undefined || name === '') return [];
    return [makeField('request', name, pair.type === 'file' ? 'string:binary' : 'string', false)];
  });
}

function readGraphql(graphql: unknown, limits: SpecLimits): DeclaredField[] {
  const fields = [
    makeField('request', 'query', 'string', true),
    makeField('request', 'variables', 'object', false),
  ];
  if (!isObject(graphql)) return fields;
  if (typeof graphql.operationName === 'string')
    fields.push(makeField('request', 'operationName', 'string', false));
  const variables =
    typeof graphql.variables === 'string' ? parseExample(graphql.variables) : graphql.variables;
  const bounds = { depth: limits.fieldDepth, limit: limits.fieldsPerOperation - fields.length };
  const inner = isObject(variables) ? fieldsOfExample({ variables }, 'request', bounds) : [];
  return [...fields, ...inner.filter(({ name }) => name !== 'variables')];
}

function parseExample(text: string): unknown {
  for (const candidate of [text, fillPlaceholders(text)]) {
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  return undefined;
}

/** Postman lets `{{name}}` stand for a whole value, and allows comments and trailing commas: none of it is JSON. */
function fillPlaceholders(text: string): string {
  const filled = text.replace(/"(?:[^"\\]|\\.)*"|\{\{[^{}]*\}\}|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (token) =>
    token.startsWith('"') ? token : token.startsWith('{{') ? 'null' : '',
  );
  return filled.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, (token) => (token.startsWith('"') ? token : ''));
}
