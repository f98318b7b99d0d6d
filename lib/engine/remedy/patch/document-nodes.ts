import type { OverlayAction } from '@/lib/contracts/overlay';
import { type Segments, targetOf } from '../overlay/overlay-target';
import {
  type Json,
  noPatch,
  type PatchDocument,
  type PatchedFinding,
  type SitedOperation,
  type SpecPatch,
} from './patch';

/** An object of the document and where it stands. */
export interface Site {
  node: Json;
  segments: Segments;
}

const REF_CHAIN = 50;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function own(node: unknown, key: string | number): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  return (node as Json)[key];
}

export function valueAt(root: Json, segments: Segments): unknown {
  let node: unknown = root;
  for (const segment of segments) node = own(node, segment);
  return node;
}

/** The object at a place, or what its `$ref`s lead to at last; `null` where that is another file, or nothing. */
export function siteAt(root: Json, segments: Segments): Site | null {
  let at = segments;
  for (let links = 0; links < REF_CHAIN; links++) {
    const node = valueAt(root, at);
    if (!isJson(node)) return null;
    const ref = own(node, '$ref');
    if (typeof ref !== 'string') return { node, segments: at };
    const target = localTarget(ref);
    if (target === null) return null;
    at = withPositions(root, target);
  }
  return null;
}

/** A pointer does not tell positions in lists from keys of objects: the document does. */
function withPositions(root: Json, pointer: readonly string[]): Segments {
  let node: unknown = root;
  return pointer.map((key) => {
    const segment = Array.isArray(node) ? Number(key) : key;
    node = own(node, key);
    return segment;
  });
}

export function below({ segments }: Site, ...more: Segments): Segments {
  return [...segments, ...more];
}

/** The segments of `#/components/schemas/Pet`; `null` for what is in another file. */
function localTarget(ref: string): string[] | null {
  if (!ref.startsWith('#/')) return null;
  try {
    return ref
      .slice(2)
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return null;
  }
}

/** The operation of a finding, and its node. A text says why there is none to be changed. */
export function operationOf(
  document: PatchDocument,
  { method, key }: PatchedFinding,
): { operation: SitedOperation; site: Site } | string {
  const operation = operationsOf(document).get(`${method} ${key}`);
  if (!operation) return 'The document does not declare the operation any more.';
  const site = operation.segments && siteAt(document.root, operation.segments);
  if (!site)
    return `The operation stands in ${operation.file ?? 'another file'}, which an overlay does not reach. Change it there.`;
  return { operation, site };
}

const indexed = new WeakMap<PatchDocument, ReadonlyMap<string, SitedOperation>>();

/** Operations by method and key, of several alike the first, as traffic meets it. */
function operationsOf(document: PatchDocument): ReadonlyMap<string, SitedOperation> {
  let known = indexed.get(document);
  if (!known) {
    const first = document.operations.toReversed();
    known = new Map(first.map((one) => [`${one.method} ${keyOf(one.path)}`, one]));
    indexed.set(document, known);
  }
  return known;
}

/** Runs a writer on the operation of a finding. */
export function onOperation(
  document: PatchDocument,
  finding: PatchedFinding,
  write: (operation: SitedOperation, site: Site) => SpecPatch,
): SpecPatch {
  const found = operationOf(document, finding);
  return typeof found === 'string' ? noPatch(found) : write(found.operation, found.site);
}

/** A template with `{}` for each parameter. */
export function keyOf(path: string): string {
  return path.replaceAll(/\{[^{}/]*\}/g, '{}');
}

export function updateAt(
  segments: Segments,
  description: string,
  update: Record<string, unknown>,
): OverlayAction {
  return { target: targetOf(segments), description, update };
}

export function removeAt(segments: Segments, description: string): OverlayAction {
  return { target: targetOf(segments), description, remove: true };
}

/** Puts a list, or what must not be merged, in the place of what is there. */
export function replaceAt(holder: Site, name: string, value: unknown, description: string): OverlayAction[] {
  const update = updateAt(holder.segments, description, { [name]: value });
  return own(holder.node, name) === undefined
    ? [update]
    : [removeAt(below(holder, name), `${description}: what was there`), update];
}
