import type { OperationFacts, SpecFacts } from '@/lib/contracts/subject';
import type { Db } from '@/lib/data/client';
import type { OperationDetail } from '@/lib/data/operation-chunks';
import { readEarlierSecurity, readSpecFacts } from '@/lib/data/spec-facts';
import { type DeclaredOperation, readOperationDetails } from '@/lib/data/specs';
import { buildSubjects } from '@/lib/engine/build-subjects';
import type { ApiSubjects } from '@/lib/engine/judge-api';
import { endpointKey } from '@/lib/engine/routing';
import { readMetadata } from './stewardship';
import type { ChangedApi } from './touched-endpoints';

/** Subjects of the whole API; only the touched endpoints know what their document declares. */
export async function gatherSubjects(
  db: Db,
  job: ChangedApi,
  { touched, declaredHosts }: { touched: ReadonlySet<string>; declaredHosts: readonly string[] },
): Promise<ApiSubjects> {
  const specs = await readSpecFacts(db, job.api.id);
  const facts = await readOperationFacts(
    db,
    specs,
    job.endpoints.flatMap(({ endpoint }) =>
      endpoint.declaration && touched.has(endpointKey(endpoint.method, endpoint.key))
        ? [endpoint.declaration]
        : [],
    ),
  );
  return buildSubjects({
    facts: {
      name: job.api.name,
      metadata: await readMetadata(db, job.api.id),
      stated: job.api.stated,
    },
    specs: [...specs.values()].filter(({ isCurrent }) => isCurrent),
    endpoints: job.endpoints.map((judged) => ({
      judged,
      declared: facts.get(judged.endpoint.declaration?.id ?? 0) ?? null,
      isAttestedPublic: false,
    })),
    hosts: job.hosts,
    declaredHosts,
  });
}

/** What some operations declare, by their id. */
async function readOperationFacts(
  db: Db,
  specs: ReadonlyMap<number, SpecFacts>,
  declarations: readonly DeclaredOperation[],
): Promise<Map<number, OperationFacts>> {
  const ids = declarations.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const details = await readOperationDetails(db, ids);
  const isFirst = [...specs.values()].every(({ revision }) => revision === 1);
  const earlier = isFirst ? new Map() : await readEarlierSecurity(db, ids);
  return new Map(
    declarations.map((declaration): [number, OperationFacts] => {
      const { id, method, path, isDeprecated, sunset, declared, line, isCurrent, revisionId } = declaration;
      const detail = details.get(id) as OperationDetail;
      const operation = { ...detail, method, path, isDeprecated, authentication: declared, line };
      const spec = specs.get(revisionId) as SpecFacts;
      const previous = (isCurrent && earlier.get(id)) || null;
      return [id, { ...operation, sunset: sunset ?? undefined, spec, isCurrent, previous }];
    }),
  );
}
