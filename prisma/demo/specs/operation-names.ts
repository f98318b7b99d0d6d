import type { DemoOperation } from '../demo-api';

const VERBS: Readonly<Record<string, string>> = {
  POST: 'create',
  PUT: 'replace',
  PATCH: 'update',
  DELETE: 'delete',
  HEAD: 'head',
  QUERY: 'query',
};

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const pascal = (segment: string) =>
  segment
    .split(/[^A-Za-z0-9]+/)
    .map(capitalised)
    .join('');

function verbOf({ method, isList, success }: DemoOperation): string {
  if (method === 'GET') return isList ? 'list' : 'get';
  if (method === 'POST' && success !== 201) return 'post';
  return VERBS[method] ?? method.toLowerCase();
}

/** `listOrderLinesByOrderId`: unique because method and path are. */
export function operationId(operation: DemoOperation): string {
  const segments = operation.path.split('/').filter(Boolean);
  const words = segments.map((segment) =>
    segment.startsWith('{') ? `By${pascal(segment)}` : pascal(segment),
  );
  return verbOf(operation) + words.join('');
}

export function summary(operation: DemoOperation): string {
  const literals = operation.path.split('/').filter((segment) => segment && !segment.startsWith('{'));
  const words = literals.slice(-2).join(' ').replaceAll('-', ' ').replaceAll('.', ' ');
  return `${capitalised(verbOf(operation))} ${words || 'root'}`;
}

/** The first segment that is neither a version nor a parameter. */
export function tag(operation: DemoOperation): string {
  return operation.path.split('/').find((segment) => segment && !/^(v\d+|\{.*)$/.test(segment)) ?? 'general';
}
