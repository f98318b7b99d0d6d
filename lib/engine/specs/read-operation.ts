import type { DeclaredField, Operation } from '@/lib/contracts/operation';
import { makeField } from './field-list';
import { type JsonObject, stringsOf } from './json-value';
import type { OpenApiContext } from './openapi-context';
import type { PathTemplate } from './path-template';
import { type Extensions, readExtensions } from './read-extensions';
import type { Parameter } from './read-parameters';
import { readServers } from './read-servers';
import type { SpecFile } from './spec-file';
import type { Place } from './spec-notes';

/** What an operation has from its path item and its document. */
export interface OperationSetting {
  template: PathTemplate;
  parameters: readonly Parameter[];
  /** Extensions of the path item, `info` and the root. */
  inherited: readonly Extensions[];
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
  const at = (key: string) => (): Place => ({ file, segments: [...place().segments, key] });
  const own = context.parameters.readList(node.parameters, file, at('parameters'));
  const parameters = overridden(setting.parameters, own);
  const responses = context.bodies.readResponses(node.responses, file, at('responses'));
  const security = context.security.read(
    node.security ?? context.root.security,
    node.security == null ? rootSecurity(context) : at('security'),
  );
  const levels = [readExtensions(node), ...setting.inherited];
  if (levels.some(({ hasBadSunset }) => hasBadSunset))
    context.notes.warn('The sunset is no RFC 3339 date, and was left out.', place());
  const servers = readServers(node.servers, context.limits.serversPerUrl, context.notes, at('servers')).map(
    ({ url }) => url,
  );
  const operation: Operation = {
    method: source.method,
    path: setting.template.path,
    operationId: typeof node.operationId === 'string' ? node.operationId : undefined,
    summary: summaryOf(node),
    tags: stringsOf(node.tags),
    isDeprecated: node.deprecated === true || levels.some(({ isDeprecated }) => isDeprecated),
    sunset: levels.find(({ sunset }) => sunset !== undefined)?.sunset,
    isInternal: levels.some(({ isInternal }) => isInternal),
    authentication: security.authentication,
    security: security.security,
    fields: fieldsOf(context, source, setting.template, parameters, responses),
    responses: responses.codes,
    line: source.line,
  };
  if (file !== context.entry) operation.file = file.name;
  const override = servers.length > 0 ? servers : setting.servers;
  if (override) operation.servers = override;
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

function rootSecurity(context: OpenApiContext): () => Place {
  return () => ({ file: context.entry, segments: ['security'] });
}

function summaryOf(node: JsonObject): string | undefined {
  const text = [node.summary, node.description].find(
    (candidate) => typeof candidate === 'string' && candidate.trim() !== '',
  );
  if (typeof text !== 'string') return undefined;
  const line = text.trim().split('\n', 1)[0] as string;
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}
