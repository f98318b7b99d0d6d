import { isObject, type JsonObject } from '../json-value';
import type { OpenApiContext } from '../openapi-context';
import { isOpenApi, openOpenApi } from '../read-openapi';
import { SpecFiles } from '../spec-files';
import type { SpecNotes } from '../spec-notes';
import { RefusedSpec, type SpecLimits, type SpecUpload } from '../spec-upload';
import { type DeclaredOperation, walkPaths } from '../walk-paths';
import type { WorkBudget } from '../work-budget';
import { followSource } from './flatten-parts';
import type { SchemaSource } from './schema-view';
import { SchemaViews } from './schema-views';
import { rootSpot, type Spot } from './spot';

/** One of the two documents, with its operations and the readers of its parts. */
export interface Revision {
  context: OpenApiContext;
  files: SpecFiles;
  views: SchemaViews;
  root: Spot;
  operations: DeclaredOperation[];
}

/** Throws RefusedSpec when the document cannot be read, or declares its operations in no comparable form. */
export function openRevision(
  upload: SpecUpload,
  limits: SpecLimits,
  notes: SpecNotes,
  budget: WorkBudget,
): Revision {
  const files = new SpecFiles(upload, limits, notes);
  const entry = files.entry();
  const { root } = entry;
  if (!isObject(root) || !isOpenApi(root))
    throw new RefusedSpec({
      message: 'This is no OpenAPI document, and only those are compared. Give two OpenAPI documents.',
      file: upload.entry,
      line: 1,
    });
  const context = openOpenApi({ entry, root, files, notes, limits });
  const operations: DeclaredOperation[] = [];
  walkPaths(context, (operation) => operations.push(operation));
  budget.spend(operations.length);
  return { context, files, views: new SchemaViews(files, budget), root: rootSpot(entry), operations };
}

/** An object that is written or referred to, and where it stands; `undefined` for anything else. */
export function objectAt(
  source: SchemaSource,
  { files }: Revision,
): { node: JsonObject; spot: Spot } | undefined {
  const target = followSource(source, files);
  return target && isObject(target.node) ? { node: target.node, spot: target.spot } : undefined;
}
