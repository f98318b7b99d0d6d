import type { InventoryLine } from '@/lib/contracts/endpoint';
import type { DeclaredField } from '@/lib/contracts/operation';
import type { JudgedEndpoint } from './judge-endpoint';
import { mergeFields } from './merge-fields';

/** A judged endpoint as the command line prints it. */
export function toInventoryLine(
  api: string,
  { endpoint, states, host, firstSeen, lastSeen }: JudgedEndpoint,
  declaredFields: readonly DeclaredField[],
): InventoryLine {
  const { declared, observed, ...axes } = states;
  return {
    api,
    method: endpoint.method,
    path: endpoint.path,
    host,
    ...axes,
    authentication: { declared, observed },
    requests: endpoint.summary?.requests ?? 0,
    fields: mergeFields(declaredFields, endpoint.summary?.fields ?? []),
    firstSeen,
    lastSeen,
  };
}
