import type { InventoryLine } from '@/lib/contracts/endpoint';
import type { EndpointOrder, EndpointRow } from '@/lib/contracts/inventory';
import { database } from '@/lib/data/client';
import { listEndpoints, type PageEnd } from '@/lib/data/endpoint-rows';
import { readEndpointEvidence } from '@/lib/data/endpoints';
import { readDetailsOfEndpoints } from '@/lib/data/specs';
import { mergeFields } from '@/lib/engine/merge-fields';
import { pathFields } from '@/lib/engine/path-fields';
import { summariseStored } from '@/lib/engine/stored-summary';
import { absoluteFilter } from './absolute-filter';
import { deployment } from './deployment';

const PAGE = 500;

/** Every endpoint that the filter keeps, in its order, as the lines that `gnomon inventory --json` prints. */
export async function* exportInventory(query: EndpointOrder, now: Date): AsyncGenerator<InventoryLine> {
  for await (const rows of exportRows(query, now)) yield* await toLines(rows);
}

/** Every endpoint that the filter keeps, in its order, as rows of the page, some at a time. */
export async function* exportRows(query: EndpointOrder, now: Date): AsyncGenerator<EndpointRow[]> {
  const db = database();
  const dated = { ...(await absoluteFilter(db, query, now)), limit: PAGE };
  let after: PageEnd | null = null;
  do {
    const { rows, end }: { rows: EndpointRow[]; end: PageEnd | null } = await listEndpoints(db, dated, after);
    yield rows;
    after = end;
  } while (after);
}

async function toLines(rows: readonly EndpointRow[]): Promise<InventoryLine[]> {
  const db = database();
  const ids = rows.map(({ id }) => id);
  const [evidence, details] = await Promise.all([
    readEndpointEvidence(db, ids),
    readDetailsOfEndpoints(db, ids),
  ]);
  const { box } = deployment();
  return rows.map((row) => {
    const sealed = evidence.get(row.id);
    const summary = sealed ? summariseStored(box.open(sealed.leaves)) : null;
    const observed = [
      ...pathFields(sealed?.parameters ?? [], summary, row.basePath),
      ...(summary?.fields ?? []),
    ];
    return {
      api: row.api,
      method: row.method,
      path: row.path,
      host: row.host,
      documentation: row.documentation,
      traffic: row.traffic,
      lifecycle: row.lifecycle,
      authentication: { declared: row.declared, observed: row.observed },
      requests: row.requests,
      fields: mergeFields(details.get(row.id)?.fields ?? [], observed),
      firstSeen: row.firstSeen,
      lastSeen: row.lastSeen,
    };
  });
}
