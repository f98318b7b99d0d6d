import { compileOperations } from './paths/operation-matcher';
import { methodNumber } from './routing';

export interface HostEndpoint {
  host: string;
  method: string;
  /** Template with `{}` for each parameter, nothing stripped. */
  key: string;
}

export interface HostMatch {
  host: string;
  /** Operations that an endpoint of the host answers to. */
  operations: number;
}

const PARAMETERS_ONLY = /^(\/(\{[^}]*\})?)*$/;

/**
 * Hosts whose endpoints answer to what a spec without a host declares, the best first. An operation such as `/{id}`,
 * which any path answers to, tells nothing. O(operations + endpoints).
 */
export function suggestHosts(
  declared: { operations: readonly { method: string; path: string }[]; basePaths: readonly string[] },
  observed: readonly HostEndpoint[],
): HostMatch[] {
  const telling = declared.operations.flatMap(({ method, path }, ref) =>
    declared.basePaths
      .map((base) => ({ method: methodNumber(method), path: base + path, ref }))
      .filter((operation) => operation.method >= 0 && !PARAMETERS_ONLY.test(operation.path)),
  );
  const matcher = compileOperations(telling);
  const encoder = new TextEncoder();
  const matched = new Map<string, Set<number>>();
  for (const { host, method, key } of observed) {
    const number = methodNumber(method);
    const path = encoder.encode(key);
    const ref = number < 0 ? -1 : matcher.match(path, 0, path.length, number);
    if (ref < 0) continue;
    const refs = matched.get(host);
    if (refs) refs.add(ref);
    else matched.set(host, new Set([ref]));
  }
  const matches = [...matched].map(([host, refs]) => ({ host, operations: refs.size }));
  return matches.sort((a, b) => b.operations - a.operations || (a.host < b.host ? -1 : 1));
}
