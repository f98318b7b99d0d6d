import type { Server, SpecDocument } from '@/lib/contracts/operation';
import { countBounds } from './count-bounds';
import { isObject, type JsonObject, textOf } from './json-value';
import { makeContext, type OpenApiContext, type OpenApiVersion } from './openapi-context';
import { readPaths } from './read-paths';
import { ANY_SERVER, readServers, readSwaggerServers } from './read-servers';
import type { SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';
import type { SpecNotes } from './spec-notes';
import { RefusedSpec, type SpecLimits } from './spec-upload';

export interface OpenApiInput {
  entry: SpecFile;
  root: JsonObject;
  files: SpecFiles;
  notes: SpecNotes;
  limits: SpecLimits;
}

export function isOpenApi(root: JsonObject): boolean {
  return root.openapi !== undefined || root.swagger !== undefined;
}

/** Makes the readers of a document. Throws RefusedSpec for versions other than Swagger 2.0 and OpenAPI 3.0 to 3.2. */
export function openOpenApi(input: OpenApiInput): OpenApiContext {
  return makeContext({ ...input, version: versionOf(input.root, input.entry, input.notes) });
}

export function readOpenApi(input: OpenApiInput): SpecDocument {
  const { entry, root, notes, limits } = input;
  const context = openOpenApi(input);
  const info = isObject(root.info) ? root.info : {};
  const servers = readRootServers(context);
  const operations = readPaths(context);
  context.cuts.report(notes, limits);
  return {
    format: `openapi-${context.version}`,
    title: textOf(info.title) ?? '',
    version: versionText(info.version, entry),
    servers: withOwnServers(servers, context.ownServers),
    operations,
    schemes: context.security.defined(),
    bounds: countBounds(entry),
    notes: notes.list(),
  };
}

/** The document's servers first: the first of them tells the document apart. */
function withOwnServers(declared: readonly Server[], own: ReadonlyMap<string, Server>): Server[] {
  const known = new Set(declared.map(({ url }) => url));
  return [...declared, ...[...own.values()].filter(({ url }) => !known.has(url))];
}

/** The document's own servers, never empty. */
export function readRootServers({ version, root, limits, notes, place }: OpenApiContext): Server[] {
  const declared =
    version === '2.0'
      ? readSwaggerServers(root)
      : readServers(root.servers, limits.serversPerUrl, notes, place);
  return declared.length > 0 ? declared : [ANY_SERVER];
}

/** As written where it is a number: YAML's `1.0` is version 1.0, not 1. */
export function versionText(version: unknown, entry: SpecFile): string {
  const written = typeof version === 'number' ? entry.outline.textAt(['info', 'version']) : undefined;
  return written || (textOf(version) ?? '');
}

function versionOf(root: JsonObject, entry: SpecFile, notes: SpecNotes): OpenApiVersion {
  const key = root.openapi === undefined ? 'swagger' : 'openapi';
  const written = textOf(root[key]) ?? '';
  const place = { file: entry, segments: [key] };
  const major = /^\s*(\d+)(?:\.(\d+))?/.exec(written);
  if (major?.[1] === '2') return '2.0';
  if (major?.[1] === '3') {
    const minor = major[2] ?? '0';
    if (minor === '0' || minor === '1' || minor === '2') return `3.${minor}`;
    notes.warn(`OpenAPI ${written.slice(0, 20)} is newer than 3.2, and was read as 3.2.`, place);
    return '3.2';
  }
  const remedy = 'Convert it to OpenAPI 3, or correct the version: 2.0 and 3.0 to 3.2 are read.';
  const message = `The document says ${key} "${written.slice(0, 20)}", which is no version that can be read. ${remedy}`;
  throw new RefusedSpec({ message, file: entry.name, pointer: `/${key}`, line: entry.outline.lineOf([key]) });
}
