import type { InventoryLine } from '@/lib/contracts/endpoint';
import type { DeclaredField } from '@/lib/contracts/operation';
import type { JudgedEndpoint } from './judge-endpoint';
import { mergeFields } from './merge-fields';
import { observedFields } from './path-fields';

/** A judged endpoint as the command line prints it. */
export function toInventoryLine(
  api: string,
  judged: JudgedEndpoint,
  declaredFields: readonly DeclaredField[],
): InventoryLine {
  const { endpoint, host, firstSeen, lastSeen } = judged;
  const { declared, observed, ...axes } = judged.states;
  return {
    api,
    method: endpoint.method,
    path: endpoint.path,
    host,
    ...axes,
    authentication: { declared, observed },
    requests: endpoint.summary?.requests ?? 0,
    fields: mergeFields(declaredFields, observedFields(judged)),
    firstSeen,
    lastSeen,
  };
}
