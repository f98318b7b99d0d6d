import type {
  DeclaredField,
  Operation,
  SecurityScheme,
  Server,
  SpecDocument,
} from '@/lib/contracts/operation';
import { noBounds } from './count-bounds';
import { joinFields, makeField } from './field-list';
import { isObject, type JsonObject, textOf } from './json-value';
import { readTemplate, templateKey } from './path-template';
import { joinSecurity, readAuthorizationHeader, UNKNOWN_SECURITY } from './postman-auth';
import { fieldsOfText, readPostmanBody } from './postman-body';
import { listRequests, type PostmanRequest } from './postman-requests';
import { type PostmanUrl, readPostmanUrl } from './postman-url';
import { ANY_SERVER } from './read-servers';
import type { SpecFile } from './spec-file';
import type { SpecNotes } from './spec-notes';
import { RefusedSpec, type SpecLimits } from './spec-upload';

interface DeclaredRequest {
  operation: Operation;
  server: Server;
}

const METHOD = /^[A-Z][A-Z-]{0,30}$/;

/** The collection, also when it is wrapped in `{ "collection": … }` as Postman's API answers; `undefined` for no collection. */
export function findCollection(root: JsonObject): { collection: JsonObject; segments: string[] } | undefined {
  const [collection, segments] = isObject(root.collection) ? [root.collection, ['collection']] : [root, []];
  if (isObject(collection.info) && Array.isArray(collection.item)) return { collection, segments };
  return undefined;
}

/** True for version 1 collections, which have `requests` and no `item`. */
export function isOldCollection(root: JsonObject): boolean {
  return Array.isArray(root.requests) && typeof root.name === 'string';
}

/** Postman collections 2.0 and 2.1. Requests of the same method and path become one operation. */
export function readPostman(
  root: JsonObject,
  file: SpecFile,
  notes: SpecNotes,
  limits: SpecLimits,
): SpecDocument {
  const found = findCollection(root);
  if (!found) {
    const message = 'The Postman collection has no "info" and "item". Export it as Collection v2.1.';
    throw new RefusedSpec({ message, file: file.name, line: 1 });
  }
  const { collection, segments } = found;
  const info = collection.info as JsonObject;
  const byKey = new Map<string, DeclaredRequest[]>();
  for (const request of listRequests(collection, segments, file, notes)) {
    const declared = readRequest(request, file, notes, limits);
    if (!declared) continue;
    const key = `${declared.operation.method} ${templateKey(declared.operation.path)}`;
    const held = byKey.get(key);
    if (held) held.push(declared);
    else byKey.set(key, [declared]);
  }
  const declared = [...byKey.values()];
  const servers = new Map(declared.flat().map(({ server }) => [server.url, server]));
  const operations = declared.map((same) => mergeRequests(same, servers.size > 1, limits));
  return {
    format: /v2\.0\./.test(textOf(info.schema) ?? '') ? 'postman-2.0' : 'postman-2.1',
    title: textOf(info.name) ?? '',
    version: versionOf(info.version),
    servers: servers.size > 0 ? [...servers.values()] : [ANY_SERVER],
    operations,
    schemes: usedSchemes(operations),
    bounds: noBounds(),
    notes: notes.list(),
  };
}

/** A collection defines no schemes: what its requests use stands for them, each where it is used first. */
function usedSchemes(operations: readonly Operation[]): SecurityScheme[] {
  const schemes = new Map<string, SecurityScheme>();
  for (const { security, line } of operations) {
    for (const { scopes: _, ...scheme } of security.flat()) {
      const id = [scheme.scheme, scheme.in, scheme.name].join(' ');
      if (!schemes.has(id)) schemes.set(id, { ...scheme, line });
    }
  }
  return [...schemes.values()];
}

function readRequest(
  source: PostmanRequest,
  file: SpecFile,
  notes: SpecNotes,
  limits: SpecLimits,
): DeclaredRequest | undefined {
  const { item, segments } = source;
  const request: JsonObject = isObject(source.request) ? source.request : { url: source.request };
  const url = readPostmanUrl(request.url, source.variables);
  const method = (textOf(request.method) ?? 'GET').trim().toUpperCase();
  if (!url || !METHOD.test(method)) {
    notes.warn(`The request has no readable ${url ? 'method' : 'URL'}, and was left out. Complete it.`, {
      file,
      segments,
    });
    return undefined;
  }
  const headers = readHeaders(request.header);
  const written = headers.get('authorization')?.value;
  const security =
    source.security ?? (written === undefined ? UNKNOWN_SECURITY : readAuthorizationHeader(written));
  const body = readPostmanBody(request.body, limits);
  if (!body)
    notes.warn('The JSON body of the request cannot be read; its fields are missing. Correct the JSON.', {
      file,
      segments,
    });
  const { codes, fields } = readResponses(item.response, limits);
  const operation: Operation = {
    method,
    path: url.path,
    summary: textOf(item.name),
    tags: [...source.folders],
    isDeprecated: false,
    isInternal: false,
    authentication: security.authentication,
    security: security.security,
    fields: [
      ...fieldsOfUrl(url),
      ...[...headers.values()].map(({ name }) => makeField('header', name, 'string', false)),
      ...(body ?? []),
      ...fields,
    ],
    responses: codes,
    line: file.outline.lineOf(segments),
  };
  return { operation, server: url.server };
}

function fieldsOfUrl(url: PostmanUrl): DeclaredField[] {
  return [
    ...readTemplate(url.path).parameters.map((name) => makeField('path', name, 'string', true)),
    ...url.queryNames.map((name) => makeField('query', name, 'string', false)),
  ];
}

/** Headers by lower-case name: a list of `{ key, value }`, or lines of text. */
function readHeaders(header: unknown): Map<string, { name: string; value: string }> {
  const pairs =
    typeof header === 'string' ? header.split(/\r?\n/).map(splitHeader) : Array.isArray(header) ? header : [];
  const headers = new Map<string, { name: string; value: string }>();
  for (const pair of pairs) {
    const name = isObject(pair) ? textOf(pair.key)?.trim() : undefined;
    if (name) headers.set(name.toLowerCase(), { name, value: textOf((pair as JsonObject).value) ?? '' });
  }
  return headers;
}

function splitHeader(line: string): JsonObject {
  const colon = line.indexOf(':');
  return colon < 0 ? {} : { key: line.slice(0, colon), value: line.slice(colon + 1) };
}

/** Saved examples: their codes, and the fields of their JSON bodies. */
function readResponses(responses: unknown, limits: SpecLimits): { codes: string[]; fields: DeclaredField[] } {
  const codes = new Set<string>();
  const fields: DeclaredField[] = [];
  for (const response of Array.isArray(responses) ? responses : []) {
    if (!isObject(response)) continue;
    if (typeof response.code === 'number') codes.add(String(response.code));
    if (typeof response.body === 'string')
      fields.push(...(fieldsOfText(response.body, 'response', limits) ?? []));
  }
  return { codes: [...codes], fields };
}

/** One operation for all requests of a method and path; name and line are the first one's. */
function mergeRequests(same: readonly DeclaredRequest[], hasServers: boolean, limits: SpecLimits): Operation {
  const [first, ...others] = same as [DeclaredRequest, ...DeclaredRequest[]];
  const merged: Operation = { ...first.operation };
  for (const { operation } of others) {
    const { authentication, security } = joinSecurity(merged, operation);
    merged.authentication = authentication;
    merged.security = security;
    merged.tags = [...new Set([...merged.tags, ...operation.tags])];
    merged.responses = [...new Set([...merged.responses, ...operation.responses])];
  }
  merged.responses.sort();
  const fields = new Map<string, DeclaredField>();
  for (const field of same.flatMap(({ operation }) => operation.fields)) {
    const key = `${field.place} ${field.place === 'header' ? field.name.toLowerCase() : field.name}`;
    const held = fields.get(key);
    fields.set(key, held ? joinFields(held, field) : field);
  }
  merged.fields = [...fields.values()].slice(0, limits.fieldsPerOperation);
  if (hasServers) merged.servers = [...new Set(same.map(({ server }) => server.url))];
  return merged;
}

/** A text, or `{ major, minor, patch }`. */
function versionOf(version: unknown): string {
  if (!isObject(version)) return textOf(version) ?? '';
  return [version.major, version.minor, version.patch].map((part) => textOf(part) ?? '0').join('.');
}
