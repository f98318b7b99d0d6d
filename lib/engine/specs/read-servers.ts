import type { Server } from '@/lib/contracts/operation';
import { asciiHost } from '@/lib/engine/bytes/ascii-host';
import { isObject, type JsonObject, own, stringsOf, textOf } from './json-value';
import { inside, type Place, type SpecNotes } from './spec-notes';

const VARIABLE = /\{([^{}]*)\}/g;
const URL_PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)/i;
const OWN_PORT = { http: '80', https: '443', '': '' } as const;

/** Nothing declared: the paths hang directly under whatever host serves them. */
export const ANY_SERVER: Server = { url: '', scheme: '', host: null, basePath: '' };

/** `servers` of OpenAPI 3, at any level, with their variables expanded. Unreadable ones are noted and left out. */
export function readServers(servers: unknown, limit: number, notes: SpecNotes, place: () => Place): Server[] {
  if (servers === undefined || servers === null) return [];
  if (!Array.isArray(servers)) {
    notes.warn(
      'The servers are no list; none was read. Make them a list of objects with a url.',
      inside(place(), 'servers'),
    );
    return [];
  }
  const read = servers.flatMap((server: unknown) => {
    if (isObject(server) && typeof server.url === 'string')
      return expandServer(server.url, server.variables, limit);
    notes.warn('A server has no URL, and was left out. Add its url.', inside(place(), 'servers'));
    return [];
  });
  return distinct(read);
}

/** `schemes` × `host` × `basePath` of Swagger 2. */
export function readSwaggerServers(root: JsonObject): Server[] {
  const host = typeof root.host === 'string' ? root.host : '';
  const base = typeof root.basePath === 'string' ? root.basePath : '';
  if (host === '') return [base === '' || base === '/' ? ANY_SERVER : parseServer(base)];
  const schemes = stringsOf(root.schemes).filter((scheme) => /^(https?|wss?)$/i.test(scheme));
  const path = base === '' || base.startsWith('/') ? base : `/${base}`;
  if (schemes.length === 0) return [parseServer(`//${host}${path}`)];
  return distinct(schemes.map((scheme) => parseServer(`${scheme}://${host}${path}`)));
}

/**
 * One server for each combination of the enumerated variables, at most `limit`. A variable without an enum becomes `*`
 * in a host name, its default elsewhere; where it is the whole host, its default is the better guess.
 */
export function expandServer(template: string, variables: unknown, limit: number): Server[] {
  let urls = [template];
  for (const name of new Set([...template.matchAll(VARIABLE)].map((match) => match[1] as string))) {
    const variable = isObject(variables) ? own(variables, name) : undefined;
    const values =
      isObject(variable) && Array.isArray(variable.enum)
        ? variable.enum
            .slice(0, limit)
            .map(textOf)
            .filter((value) => value !== undefined)
        : [];
    if (values.length === 0) continue;
    urls = urls.flatMap((url) => values.map((value) => url.replaceAll(`{${name}}`, value))).slice(0, limit);
  }
  return distinct(urls.map((url) => parseServer(fillDefaults(url, variables))));
}

function fillDefaults(url: string, variables: unknown): string {
  return url.replace(VARIABLE, (whole, name: string, offset: number) => {
    const variable = isObject(variables) ? own(variables, name) : undefined;
    const fallback = isObject(variable) ? textOf(variable.default) : undefined;
    const place = placeIn(url, offset, whole.length);
    if (place === 'label') return '*';
    if (place === 'host') return fallback !== undefined && /[.:]|^localhost$/.test(fallback) ? fallback : '*';
    if (place === 'port') return fallback ?? '';
    return fallback ?? (place === 'start' ? '' : whole);
  });
}

/** What a variable at `offset` stands for: the beginning of the URL, a host name or part of one, the port, or else. */
function placeIn(url: string, offset: number, length: number): 'start' | 'host' | 'label' | 'port' | 'path' {
  if (offset === 0) return 'start';
  const begin = url.indexOf('//') + 2;
  const slash = url.indexOf('/', begin);
  const end = slash < 0 ? url.length : slash;
  if (begin < 2 || offset < begin || offset >= end) return 'path';
  const before = url.slice(begin, offset);
  if (/:[^\]}]*$/.test(before.replace(VARIABLE, ''))) return 'port';
  return before === '' && /^(:|$)/.test(url.slice(offset + length, end)) ? 'host' : 'label';
}

/** Takes a URL without variables apart. Never fails: what has no readable host has `host: null`. Credentials in it are dropped. */
export function parseServer(url: string): Server {
  const [, scheme = '', authority, rawPath = ''] = URL_PARTS.exec(url.trim()) as RegExpExecArray;
  const path = rawPath.replace(/^(\.{0,2}\/)+|^\.{1,2}$/, '/').replace(/\/+$/, '');
  const basePath = path === '' || path.startsWith('/') ? path : `/${path}`;
  const named = schemeOf(scheme);
  const host = authority === undefined || authority === '' ? null : hostOf(authority, named);
  if (host === null) return { url: basePath, scheme: authority ? named : '', host: null, basePath };
  return { url: `${named === '' ? '' : `${named}:`}//${host}${basePath}`, scheme: named, host, basePath };
}

function schemeOf(scheme: string): Server['scheme'] {
  const lower = scheme.toLowerCase();
  if (lower === 'https' || lower === 'wss') return 'https';
  return lower === 'http' || lower === 'ws' ? 'http' : '';
}

function hostOf(authority: string, scheme: Server['scheme']): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:\s{}]+)(?::(\d{1,5}|\*)?)?$/i.exec(
    authority.slice(authority.lastIndexOf('@') + 1),
  );
  if (!match) return null;
  const name = asciiHost((match[1] as string).toLowerCase()).replace(/\.$/, '');
  const port = match[2];
  return port === undefined || port === OWN_PORT[scheme] ? name : `${name}:${port}`;
}

function distinct(servers: readonly Server[]): Server[] {
  return [...new Map(servers.map((server) => [server.url, server])).values()];
}
