import type { DeclaredField, Operation } from '@/lib/contracts/operation';
import { makeField } from './field-list';
import { type JsonObject, stringsOf } from './json-value';
import type { OpenApiContext } from './openapi-context';
import type { PathTemplate } from './path-template';
import { type Extensions, inheritExtensions, readExtensions } from './read-extensions';
import type { Parameter } from './read-parameters';
import { readServers } from './read-servers';
import type { SpecFile } from './spec-file';
import type { Place } from './spec-notes';

/** What an operation has from its path item and its document. */
export interface OperationSetting {
  template: PathTemplate;
  parameters: readonly Parameter[];
  /** Extensions of the path item, `info` and the root. */
  inherited: Extensions;
  /** Servers of the path item. */
  servers: string[] | undefined;
}

export interface OperationSource {
  method: string;
  node: JsonObject;
  file: SpecFile;
  line: number;
  place: () => Place;
}

const SUMMARY_LENGTH = 200;

/** One operation with everything that holds for it, resolved. Its field objects are shared with others. */
export function readOperation(
  context: OpenApiContext,
  source: OperationSource,
  setting: OperationSetting,
): Operation {
  const { node, file, place } = source;
  const own = context.parameters.readList(node.parameters, file, place);
  const parameters = overridden(setting.parameters, own);
  const responses = context.bodies.readResponses(node.responses, file, place);
  const requirement = node.security ?? context.root.security;
  const security = context.security.read(requirement, requirement === node.security ? place : context.place);
  const said = inheritExtensions(readExtensions(node), setting.inherited);
  if (said.hasBadSunset) context.notes.warn('The sunset is no RFC 3339 date, and was left out.', place());
  const operation: Operation = {
    method: source.method,
    path: setting.template.path,
    operationId: typeof node.operationId === 'string' ? node.operationId : undefined,
    summary: summaryOf(node),
    tags: stringsOf(node.tags),
    isDeprecated: node.deprecated === true || said.isDeprecated,
    sunset: said.sunset,
    isInternal: said.isInternal,
    authentication: security.authentication,
    security: security.security,
    fields: fieldsOf(context, source, setting.template, parameters, responses),
    responses: responses.codes,
    line: source.line,
  };
  if (file !== context.entry) operation.file = file.name;
  const servers = readServerUrls(context, node, place) ?? setting.servers;
  if (servers) operation.servers = servers;
  return operation;
}

function fieldsOf(
  context: OpenApiContext,
  source: OperationSource,
  template: PathTemplate,
  parameters: readonly Parameter[],
  responses: {
    body: { fields: readonly DeclaredField[]; isCut: boolean };
    headers: readonly DeclaredField[];
  },
): DeclaredField[] {
  const { node, file, place } = source;
  const fields: DeclaredField[] = [];
  for (const parameter of parameters) for (const field of parameter.fields) fields.push(field);
  for (const name of template.parameters) {
    if (!parameters.some((parameter) => parameter.key === `path ${name}`))
      fields.push(makeField('path', name, 'string', true));
  }
  for (const name of template.queryNames) {
    if (!parameters.some((parameter) => parameter.key === `query ${name}`))
      fields.push(makeField('query', name, 'string', true));
  }
  for (const header of responses.headers) fields.push(header);
  const body = parameters.find((parameter) => parameter.body)?.body;
  const request = body
    ? context.flattener.flatten(body.node, body.file, 'request')
    : context.bodies.readRequest(node.requestBody, file);
  const room = Math.max(0, context.limits.fieldsPerOperation - fields.length);
  const total = request.fields.length + responses.body.fields.length;
  if (total > room || request.isCut || responses.body.isCut) context.cuts.count(place);
  if (total <= room) return fields.concat(request.fields, responses.body.fields);
  const forRequest = Math.max(Math.ceil(room / 2), room - responses.body.fields.length);
  const kept = fields.concat(request.fields.slice(0, forRequest), responses.body.fields);
  return kept.slice(0, context.limits.fieldsPerOperation);
}

function overridden(shared: readonly Parameter[], own: readonly Parameter[]): readonly Parameter[] {
  if (shared.length === 0) return own;
  if (own.length === 0) return shared;
  const keys = new Set(own.map(({ key }) => key));
  return [...shared.filter(({ key }) => !keys.has(key)), ...own];
}

/** Servers that a path item or an operation names, in place of the document's. */
export function readServerUrls(
  context: OpenApiContext,
  holder: JsonObject,
  place: () => Place,
): string[] | undefined {
  if (holder.servers === undefined) return undefined;
  const servers = readServers(holder.servers, context.limits.serversPerUrl, context.notes, place);
  return servers.length > 0 ? servers.map(({ url }) => url) : undefined;
}

function summaryOf({ summary, description }: JsonObject): string | undefined {
  return firstLine(summary) ?? firstLine(description);
}

function firstLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end).trimEnd();
  if (line === '') return undefined;
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}
