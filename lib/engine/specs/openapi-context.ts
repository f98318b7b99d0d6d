import type { Server } from '@/lib/contracts/operation';
import { FieldCuts } from './field-cuts';
import { FieldLists } from './field-list';
import { SchemaFlattener } from './flatten-schema';
import { isObject, type JsonObject, own } from './json-value';
import { OpenBodies } from './open-body';
import { BodyReader } from './read-bodies';
import { ParameterReader } from './read-parameters';
import { SecurityReader } from './read-security';
import { SchemaShapes } from './schema-shape';
import type { SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';
import type { Place, SpecNotes } from './spec-notes';
import type { SpecLimits } from './spec-upload';
import { WorkBudget } from './work-budget';

/** `2.0`, `3.0`, `3.1` or `3.2`. */
export type OpenApiVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** Servers of path items and operations that are kept beside the document's. */
const MOST_OWN_SERVERS = 200;

/** The readers of one document, made once for all its operations. */
export interface OpenApiContext {
  version: OpenApiVersion;
  root: JsonObject;
  entry: SpecFile;
  limits: SpecLimits;
  files: SpecFiles;
  notes: SpecNotes;
  budget: WorkBudget;
  flattener: SchemaFlattener;
  parameters: ParameterReader;
  bodies: BodyReader;
  openBodies: OpenBodies;
  security: SecurityReader;
  cuts: FieldCuts;
  /** Servers that path items and operations name in place of the document's, by URL. */
  ownServers: ReadonlyMap<string, Server>;
  noteServers(servers: readonly Server[]): void;
  /** The root of the document. */
  place: () => Place;
}

export interface ContextInput {
  version: OpenApiVersion;
  root: JsonObject;
  entry: SpecFile;
  files: SpecFiles;
  notes: SpecNotes;
  limits: SpecLimits;
}

export function makeContext(input: ContextInput): OpenApiContext {
  const { version, root, entry, files, notes, limits } = input;
  const budget = new WorkBudget(limits.work, entry.name);
  const lists = new FieldLists(limits.fieldsPerOperation, budget);
  const shapes = new SchemaShapes(files, budget);
  const flattener = new SchemaFlattener(shapes, lists, limits);
  const tools = { files, shapes, lists, flattener, notes, budget };
  const components = isObject(root.components) ? root.components : {};
  const definitionsAt = version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const schemes = version === '2.0' ? root.securityDefinitions : own(components, 'securitySchemes');
  const ownServers = new Map<string, Server>();
  return {
    ...input,
    ownServers,
    noteServers: (servers) => {
      for (const server of servers)
        if (ownServers.size < MOST_OWN_SERVERS) ownServers.set(server.url, server);
    },
    budget,
    flattener,
    parameters: new ParameterReader(tools),
    bodies: new BodyReader(tools),
    openBodies: new OpenBodies(files),
    security: new SecurityReader(schemes, files, entry, { ...tools, definitionsAt }),
    cuts: new FieldCuts(),
    place: () => ({ file: entry, segments: [] }),
  };
}
