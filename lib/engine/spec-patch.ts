import type { AggregateSummary, FieldEvidence } from '@/lib/contracts/evidence';
import type { Operation, SecurityUse } from '@/lib/contracts/operation';
import { declarationTest } from './merge-fields';
import { dialectOf } from './remedy/overlay/dialect';
import type { UndocumentedEndpoint } from './remedy/overlay/write-operation';
import { orderTypes } from './remedy/overlay/write-overlay';
import type { PatchDocument, PatchFacts } from './remedy/patch/patch';
import { placeOf, siteDocument } from './specs/site-document';
import type { SpecLimits, SpecUpload } from './specs/spec-upload';

/** Opens an OpenAPI document for patches; `null` where it is none, or too large to be changed place by place. */
export function openForPatch(upload: SpecUpload, limits: SpecLimits): PatchDocument | null {
  const sited = siteDocument(upload, limits);
  const dialect = sited && dialectOf(sited.document.format);
  if (!sited || !dialect) return null;
  const { document, root, operations, servers, unbounded } = sited;
  return {
    title: document.title,
    dialect,
    root,
    schemes: document.schemes,
    servers,
    unbounded,
    operations: document.operations.map((operation) => ({
      ...operation,
      segments: operations.get(placeOf(operation.method, operation.path)) ?? null,
    })),
  };
}

/** An endpoint as it is known when a patch is written. */
export interface PatchedEndpoint {
  method: string;
  path: string;
  key: string;
  parameters: readonly { name: string; type: string }[];
  /** What its document declares. */
  declared: Pick<Operation, 'fields'> | null;
  summary: AggregateSummary | null;
}

const NO_CREDENTIALS: PatchFacts['credentials'] = { absent: 0, kinds: [], headers: [], cookies: [] };

/** What is known of an endpoint beside its document; `null`: the finding is about more than one. */
export function patchFacts(
  endpoint: PatchedEndpoint | null,
  previous: readonly (readonly SecurityUse[])[] | null,
  now: Date,
): PatchFacts {
  const summary = endpoint?.summary ?? null;
  const fields = summary?.fields ?? [];
  const isDeclared = declarationTest(endpoint?.declared?.fields ?? []);
  const credited = (place: FieldEvidence['place']) =>
    fields
      .filter((field) => field.place === place && field.credentials > 0)
      .sort((a, b) => b.credentials - a.credentials)
      .map(({ name }) => name);
  return {
    credentials: summary
      ? {
          absent: summary.credentials.absent,
          kinds: summary.credentials.kinds.map(({ kind }) => kind),
          headers: credited('header'),
          cookies: credited('cookie'),
        }
      : NO_CREDENTIALS,
    undeclared: fields
      .filter(({ place, name }) => place === 'response' && !isDeclared(place, name))
      .map(({ name, types, classes }) => ({ name, types, isSensitive: classes.length > 0 })),
    requested: fields.filter(({ place }) => place === 'request').map(({ name, types }) => ({ name, types })),
    endpoint: endpoint && summary && asUndocumented(endpoint, summary),
    previous,
    nowMs: now.getTime(),
  };
}

function asUndocumented(
  { method, path, key, parameters }: PatchedEndpoint,
  { statuses, fields, requests, lastMs, credentials }: AggregateSummary,
): UndocumentedEndpoint {
  return {
    method,
    path,
    key,
    parameterTypes: orderTypes(path, parameters),
    statuses,
    fields,
    requests,
    lastSeen: lastMs === null ? null : new Date(lastMs).toISOString(),
    credentials: { kinds: credentials.kinds.map(({ kind }) => kind), absent: credentials.absent },
  };
}
