import type { SchemaBounds, SpecDocument } from '@/lib/contracts/operation';
import { findUnbounded } from './count-bounds';
import { isObject, type JsonObject, own } from './json-value';
import { isOpenApi, openOpenApi } from './read-openapi';
import { expandServer } from './read-servers';
import { readSpec } from './read-spec';
import { SpecFiles } from './spec-files';
import { SpecNotes } from './spec-notes';
import type { SpecLimits, SpecUpload } from './spec-upload';
import { walkPaths } from './walk-paths';

export type Segment = string | number;

/** A document with its parsed file, and where in the file stands what may be changed. */
export interface SitedDocument {
  document: SpecDocument;
  /** A tree of its own: nothing in it is shared, as YAML's aliases are. */
  root: JsonObject;
  /** Of operations, by method and path; those of other files are not among them. */
  operations: ReadonlyMap<string, readonly Segment[]>;
  /** Every entry of a `servers` list with the URLs that it expands to. */
  servers: readonly { segments: readonly Segment[]; urls: readonly string[] }[];
  unbounded: readonly { segments: readonly Segment[]; type: keyof SchemaBounds }[];
}

/** Values of a file; aliases make more of them than anybody wrote. */
const MOST_VALUES = 4_000_000;

/** Reads an OpenAPI document for changes; `null` where there is none to be changed, or one too large for it. */
export function siteDocument(upload: SpecUpload, limits: SpecLimits): SitedDocument | null {
  const outcome = readSpec(upload, limits);
  if (outcome.kind === 'refused') return null;
  const notes = new SpecNotes(limits.notes);
  const files = new SpecFiles(upload, limits, notes);
  const entry = files.entry();
  if (!isObject(entry.root) || !isOpenApi(entry.root)) return null;
  const root = unshare(entry.root, limits.nestingDepth);
  if (root === null) return null;
  const context = openOpenApi({ entry, root: entry.root, files, notes, limits });
  const operations = new Map<string, readonly Segment[]>();
  walkPaths(context, ({ method, template, file, segments }) => {
    const place = placeOf(method, template.path);
    if (file === entry && !operations.has(place)) operations.set(place, segments);
  });
  return {
    document: outcome.document,
    root,
    operations,
    servers: serversOf(root, operations, limits),
    unbounded: findUnbounded(root).map(({ type, segments }) => ({
      type,
      segments: withPositions(root, segments),
    })),
  };
}

export function placeOf(method: string, path: string): string {
  return `${method} ${path}`;
}

/** A copy without shared parts; `null` when it would be too large, or nests deeper than `SpecLimits.nestingDepth`. */
function unshare(root: JsonObject, nestingDepth: number): JsonObject | null {
  let left = MOST_VALUES;
  const copy = (value: unknown, depth: number): unknown => {
    if (left-- <= 0 || depth > nestingDepth) {
      left = 0;
      return null;
    }
    if (Array.isArray(value)) return value.map((member) => copy(member, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member, depth + 1)]));
  };
  const tree = copy(root, 0) as JsonObject;
  return left > 0 ? tree : null;
}

/** The same place with the positions in lists as numbers. */
function withPositions(root: JsonObject, segments: readonly string[]): Segment[] {
  let node: unknown = root;
  return segments.map((segment) => {
    const step = Array.isArray(node) ? Number(segment) : segment;
    node = Array.isArray(node) ? node[step as number] : isObject(node) ? own(node, segment) : undefined;
    return step;
  });
}

/** Of the document, its path items and its operations. */
function serversOf(
  root: JsonObject,
  operations: ReadonlyMap<string, readonly Segment[]>,
  limits: SpecLimits,
): SitedDocument['servers'] {
  const holders = [
    [],
    ...operations.values(),
    ...[...operations.values()].map((segments) => segments.slice(0, -1)),
  ];
  const distinct = new Map(holders.map((segments) => [segments.join('\0'), segments]));
  return [...distinct.values()].flatMap((segments) => {
    const list = valueAt(root, [...segments, 'servers']);
    if (!Array.isArray(list)) return [];
    return list.flatMap((server, i) => {
      if (!isObject(server) || typeof server.url !== 'string') return [];
      const urls = expandServer(server.url, server.variables, limits.serversPerUrl).map(({ url }) => url);
      return [{ segments: [...segments, 'servers', i], urls }];
    });
  });
}

function valueAt(root: JsonObject, segments: readonly Segment[]): unknown {
  let node: unknown = root;
  for (const segment of segments) node = isObject(node) ? own(node, String(segment)) : undefined;
  return node;
}
