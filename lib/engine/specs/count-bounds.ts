import type { BoundCount, SchemaBounds } from '@/lib/contracts/operation';
import type { JsonObject } from './json-value';
import type { SpecFile } from './spec-file';

/** Lines kept for each type. */
const LINES = 3;
/** Values inside each other, and values in all; beyond these, which only aliases reach, nothing is counted. */
const DEPTH = 200;
const VALUES = 4_000_000;
/** What stands under these is data or prose, whatever it looks like. */
const NO_SCHEMA = new Set(['example', 'examples', 'default', 'enum', 'const', 'description']);
/** Of `x-`, with which extensions begin. */
const LOWER_X = 0x78;
const DASH = 0x2d;

export function noBounds(): SchemaBounds {
  const count = (): BoundCount => ({ declared: 0, unbounded: 0, lines: [] });
  return { array: count(), string: count(), integer: count() };
}

/** Counts the schemas of a file by type, and those without an upper bound. Follows no reference. O(size of the file). */
export function countBounds(file: SpecFile): SchemaBounds {
  const bounds = noBounds();
  walkTyped(file.root, (type, schema, trail) => {
    const counted = bounds[type];
    counted.declared++;
    if (isBounded(type, schema)) return;
    counted.unbounded++;
    if (counted.lines.length < LINES) counted.lines.push(file.outline.lineOf(trail));
  });
  return bounds;
}

/** Where each schema stands that `countBounds` counts as unbounded. */
export function findUnbounded(root: unknown): { type: keyof SchemaBounds; segments: string[] }[] {
  const found: { type: keyof SchemaBounds; segments: string[] }[] = [];
  walkTyped(root, (type, schema, trail) => {
    if (!isBounded(type, schema)) found.push({ type, segments: [...trail] });
  });
  return found;
}

type VisitSchema = (type: keyof SchemaBounds, schema: JsonObject, trail: readonly string[]) => void;

function walkTyped(root: unknown, found: VisitSchema): void {
  const trail: string[] = [];
  let left = VALUES;
  const visit = (node: JsonObject, depth: number, isNames: boolean): void => {
    if (depth > DEPTH || left-- <= 0) return;
    const type = isNames ? undefined : typeOf(node.type);
    if (type !== undefined) found(type, node, trail);
    for (const key in node) {
      const member = node[key];
      if (typeof member !== 'object' || member === null) continue;
      // Below `properties`, a name is a name: a field may well be called `default`.
      if (!isNames && (NO_SCHEMA.has(key) || (key.charCodeAt(0) === LOWER_X && key.charCodeAt(1) === DASH)))
        continue;
      trail.push(key);
      visit(member as JsonObject, depth + 1, key === 'properties' && !isNames);
      trail.pop();
    }
  };
  if (typeof root === 'object' && root !== null) visit(root as JsonObject, 0, false);
}

function typeOf(type: unknown): keyof SchemaBounds | undefined {
  const first = Array.isArray(type) ? type.find((name) => name !== 'null') : type;
  return first === 'array' || first === 'string' || first === 'integer' ? first : undefined;
}

/** As Spectral's OWASP rules ask it: a format or a pattern bounds no length, and no width is a maximum. */
function isBounded(type: keyof SchemaBounds, schema: JsonObject): boolean {
  if (schema.enum !== undefined || schema.const !== undefined) return true;
  if (type === 'array') return schema.maxItems !== undefined;
  if (type === 'string') return schema.maxLength !== undefined;
  return schema.maximum !== undefined || schema.exclusiveMaximum !== undefined;
}
