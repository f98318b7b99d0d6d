import type { Operation } from '@/lib/contracts/operation';
import { callbackUrls } from './callback-urls';
import { type JsonObject, stringsOf } from './json-value';
import type { OpenApiContext } from './openapi-context';
import { fieldsOfOperation, overrideParameters } from './operation-fields';
import type { PathTemplate } from './path-template';
import { type Extensions, inheritExtensions, readExtensions } from './read-extensions';
import type { Parameter } from './read-parameters';
import { readServers } from './read-servers';
import type { SpecFile } from './spec-file';
import type { Place } from './spec-notes';
import { WORK } from './work-budget';

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
  context.budget.spend(
    WORK.operation + sizeOf(node.tags) + sizeOf(node.servers) * context.limits.serversPerUrl,
  );
  const own = context.parameters.readList(node.parameters, file, place);
  const parameters = overrideParameters(setting.parameters, own);
  const responses = context.bodies.readResponses(node.responses, file, place);
  const requirement = node.security ?? context.root.security;
  const security = context.security.read(requirement, requirement === node.security ? place : context.place);
  const said = inheritExtensions(readExtensions(node), setting.inherited);
  if (said.hasBadSunset)
    context.notes.warn(
      'The sunset is no RFC 3339 date, and was left out. Write it like 2026-12-31.',
      place(),
    );
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
    fields: fieldsOfOperation(context, { source, template: setting.template, parameters, responses }),
    responses: responses.codes,
    line: source.line,
  };
  if (context.openBodies.isBodyOpen(node.requestBody, parameters, file)) operation.isBodyOpen = true;
  const callbacks = callbackUrls(context, node.callbacks, file);
  if (callbacks.length > 0) operation.callbacks = callbacks;
  if (file !== context.entry) operation.file = file.name;
  const servers = readServerUrls(context, node, place) ?? setting.servers;
  if (servers) operation.servers = servers;
  return operation;
}

/** Servers that a path item or an operation names, in place of the document's. */
export function readServerUrls(
  context: OpenApiContext,
  holder: JsonObject,
  place: () => Place,
): string[] | undefined {
  if (holder.servers === undefined) return undefined;
  const servers = readServers(holder.servers, context.limits.serversPerUrl, context.notes, place);
  context.noteServers(servers);
  return servers.length > 0 ? servers.map(({ url }) => url) : undefined;
}

function sizeOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
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
