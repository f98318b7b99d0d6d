import { dump } from 'js-yaml';
import type { SpecFormat } from '../demo-api';
import type { Schema } from './json-schema';
import { openApi3 } from './openapi-3';
import { postmanCollection } from './postman';
import type { RevisionView } from './revision-operations';
import { swagger2 } from './swagger-2';

const OPENAPI_VERSIONS: Readonly<Record<string, string>> = { '3.0': '3.0.3', '3.1': '3.1.1', '3.2': '3.2.0' };

function documentOf(view: RevisionView, format: SpecFormat): Schema {
  if (format === 'postman-2.1') return postmanCollection(view);
  if (format === 'openapi-2.0-json') return swagger2(view);
  return openApi3(view, OPENAPI_VERSIONS[format.split('-')[1] ?? ''] ?? '3.0.3');
}

/** The document of one revision, in the format that the revision was written in. */
export function writeSpec(view: RevisionView, format: SpecFormat): string {
  const document = documentOf(view, format);
  return format.endsWith('yaml')
    ? dump(document, { lineWidth: 120, noRefs: true })
    : `${JSON.stringify(document, null, 2)}\n`;
}

/** `openapi-2026-09-02.yaml`: the day on which the revision was written. */
export function specFileName(format: SpecFormat, writtenMs: number): string {
  const day = new Date(writtenMs).toISOString().slice(0, 10);
  if (format === 'postman-2.1') return `collection-${day}.postman_collection.json`;
  return `${format === 'openapi-2.0-json' ? 'swagger' : 'openapi'}-${day}.${format.endsWith('yaml') ? 'yaml' : 'json'}`;
}
