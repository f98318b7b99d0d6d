import { load } from 'js-yaml';
import type { DemoUpload } from '../demo-uploads';
import { textOf } from './upload-text';

export interface ReadOperation {
  deprecated?: boolean;
  'x-sunset'?: string;
  security?: unknown[];
}

/** Method and path to operation, of one revision; Postman's requests have neither flags nor security here. */
export type ReadRevision = Map<string, ReadOperation>;

interface PostmanItem {
  item?: PostmanItem[];
  request?: { method: string; url: { path: string[] } };
}

function readPostman(items: readonly PostmanItem[], into: ReadRevision): ReadRevision {
  for (const { item, request } of items) {
    if (item) readPostman(item, into);
    if (request) into.set(`${request.method} /${request.url.path.join('/').replace(/:(\w+)/g, '{$1}')}`, {});
  }
  return into;
}

export function readDocument(upload: DemoUpload): Record<string, unknown> {
  const text = textOf(upload);
  return (upload.name.endsWith('.yaml') ? load(text) : JSON.parse(text)) as Record<string, unknown>;
}

export function readRevision(upload: DemoUpload): ReadRevision {
  const document = readDocument(upload);
  if (document.item) return readPostman(document.item as PostmanItem[], new Map());
  const revision: ReadRevision = new Map();
  for (const [path, item] of Object.entries(
    document.paths as Record<string, Record<string, ReadOperation>>,
  )) {
    for (const [method, operation] of Object.entries(item))
      revision.set(`${method.toUpperCase()} ${path}`, operation);
  }
  return revision;
}
