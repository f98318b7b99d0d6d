import { jsonRootKeys, type RootKeys, yamlRootKeys } from './root-keys';

const VERSION_KEYS = ['openapi', 'swagger'];
/** Keys of OpenAPI roots that neither HAR (`log`) nor a record of traffic has. */
const OPENAPI_KEYS = ['paths', 'components', 'definitions', 'securityDefinitions', 'webhooks'];
const EARLY_KEYS = [...OPENAPI_KEYS, 'info', 'externalDocs', 'jsonSchemaDialect'];
const WINDOW_BYTES = 64 * 1024;

/** Whether the first bytes of a file begin an API description. A longer head decides better; 64 KiB is enough. */
export function recogniseSpec(head: Uint8Array, name = ''): boolean {
  const text = decodeHead(head);
  const json = jsonRootKeys(text);
  if (json && json.keys.size > 0) return isSpecRoot(json) || isPostmanRoot(json, text);
  if (/\.(json|har|log|ndjson|jsonl)$/i.test(name) && !json) return false;
  const yaml = yamlRootKeys(text);
  if (VERSION_KEYS.some((key) => yaml.keys.has(key)) || /^\s*\{\s*(openapi|swagger)\s*:/.test(text))
    return true;
  return /\.ya?ml$/i.test(name) && yaml.keys.has('info') && OPENAPI_KEYS.some((key) => yaml.keys.has(key));
}

/** Names of the files that declare an API themselves, sorted; others of an upload are reached by `$ref`. */
export function findEntries(files: ReadonlyMap<string, Uint8Array>): string[] {
  return [...files.keys()].filter((name) => isEntry(name, files.get(name) as Uint8Array)).sort();
}

function isEntry(name: string, bytes: Uint8Array): boolean {
  if (!/\.(json|ya?ml|txt)$/i.test(name) && /\.[a-z0-9]{1,5}$/i.test(name)) return false;
  if (!recogniseSpec(bytes.subarray(0, WINDOW_BYTES), name)) return false;
  if (bytes.length <= WINDOW_BYTES) return true;
  const text = decodeHead(bytes);
  const { keys } = jsonRootKeys(text) ?? yamlRootKeys(text);
  return VERSION_KEYS.some((key) => keys.has(key)) || keys.has('item') || keys.has('collection');
}

function isSpecRoot({ keys, isWhole }: RootKeys): boolean {
  if (VERSION_KEYS.some((key) => keys.has(key))) return true;
  return !isWhole && !keys.has('log') && !keys.has('item') && EARLY_KEYS.some((key) => keys.has(key));
}

function isPostmanRoot({ keys, isWhole }: RootKeys, text: string): boolean {
  if (keys.has('item') && (keys.has('info') || !isWhole)) return true;
  if (!keys.has('info') && !keys.has('collection')) return false;
  return /getpostman\.com|"_postman_id"/.test(text);
}

function decodeHead(head: Uint8Array): string {
  const isWide =
    (head[0] === 0xff && head[1] === 0xfe) || (head.length > 3 && head[1] === 0 && head[3] === 0);
  const isWideBig =
    (head[0] === 0xfe && head[1] === 0xff) || (head.length > 3 && head[0] === 0 && head[2] === 0);
  return new TextDecoder(isWide ? 'utf-16le' : isWideBig ? 'utf-16be' : 'utf-8').decode(head);
}
