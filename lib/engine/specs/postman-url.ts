import type { Server } from '@/lib/contracts/operation';
import { isObject, type JsonObject, textOf } from './json-value';
import {
  hasPlaceholder,
  type PostmanVariables,
  replacePlaceholders,
  resolveVariables,
} from './postman-variables';
import { ANY_SERVER, parseServer } from './read-servers';

export interface PostmanUrl {
  server: Server;
  /** Template with `{name}` for each variable. */
  path: string;
  /** Names of query parameters, disabled ones too. */
  queryNames: string[];
}

/** A variable's value that is a piece of path as every request has it: `/api/v2`, `v1`. */
const PATH_PIECE = /^(\/.*|v\d+(\.\d+)*)$/;

/** Reads `request.url`, a text or an object. `undefined` when there is no URL in it. Never fails. */
export function readPostmanUrl(url: unknown, variables: PostmanVariables): PostmanUrl | undefined {
  const text = typeof url === 'string' ? url : isObject(url) ? assemble(url) : undefined;
  if (text === undefined || text.trim() === '') return undefined;
  const [beforeHash = ''] = text.trim().split('#');
  const question = beforeHash.indexOf('?');
  const address = question < 0 ? beforeHash : beforeHash.slice(0, question);
  const { lead, rest } = splitAddress(address);
  const names =
    isObject(url) && Array.isArray(url.query) ? url.query.map(keyOf) : namesOf(beforeHash, question);
  return {
    server: readLead(resolveVariables(lead, variables)),
    path: readPath(rest, variables),
    queryNames: [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[],
  };
}

/** The parts of an object say more than its `raw` text, which may be out of date. */
function assemble(url: JsonObject): string | undefined {
  const host = Array.isArray(url.host) ? url.host.map(textOf).join('.') : textOf(url.host);
  const segments = Array.isArray(url.path)
    ? url.path.map((segment) => textOf(isObject(segment) ? segment.value : segment) ?? '').join('/')
    : textOf(url.path);
  if (host === undefined && segments === undefined) return textOf(url.raw);
  const scheme = textOf(url.protocol);
  const port = textOf(url.port);
  const origin = `${scheme === undefined ? '' : `${scheme}://`}${host ?? ''}${port === undefined ? '' : `:${port}`}`;
  return segments === undefined ? origin : `${origin}/${segments.replace(/^\//, '')}`;
}

/** Origin, as far as it is written, and path. */
function splitAddress(address: string): { lead: string; rest: string } {
  const scheme = address.indexOf('://');
  const slash = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  return slash < 0
    ? { lead: address, rest: '' }
    : { lead: address.slice(0, slash), rest: address.slice(slash) };
}

/** A host that is nothing but a variable could be any: better none than a pattern that claims them all. */
function readLead(lead: string): Server {
  if (lead === '' || /^\{\{[^{}]*\}\}$/.test(lead)) return ANY_SERVER;
  const known = replacePlaceholders(lead.replace(/^\{\{[^{}]*\}\}:\/\//, '//'), () => '*').replace(
    /:\*$/,
    '',
  );
  const server = parseServer(
    /^([a-z][a-z0-9+.-]*:)?\/\//i.test(known) || known.startsWith('/') ? known : `//${known}`,
  );
  return server.host === '*' ? ANY_SERVER : server;
}

function readPath(rest: string, variables: PostmanVariables): string {
  const segments = rest.split('/').map((segment) => {
    const named = /^:([\w.-]+)$/.exec(segment);
    if (named) return `{${named[1]}}`;
    if (!hasPlaceholder(segment)) return segment;
    const value = resolveVariables(segment, variables);
    if (PATH_PIECE.test(value) && !hasPlaceholder(value)) return value.replace(/^\/|\/$/g, '');
    return replacePlaceholders(segment, (name) => `{${name.replace(/[{}/]/g, '') || 'value'}}`);
  });
  const path = segments.join('/');
  return path.startsWith('/') ? path : `/${path}`;
}

function keyOf(pair: unknown): string | undefined {
  return isObject(pair) ? textOf(pair.key) : undefined;
}

function namesOf(text: string, question: number): string[] {
  if (question < 0) return [];
  return text
    .slice(question + 1)
    .split('&')
    .map((pair) => pair.split('=')[0] as string);
}
