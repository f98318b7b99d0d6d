import type { Clearing } from '@/lib/contracts/rule';
import type { OperationFacts, SpecFacts } from '@/lib/contracts/subject';
import type { Db } from '@/lib/data/client';
import {
  type FindingRow,
  moveFindings,
  openFindings,
  readFindings,
  resolveFindings,
  showFindings,
} from '@/lib/data/findings';
import { readDeclaredHosts } from '@/lib/data/hosts';
import type { OperationDetail } from '@/lib/data/operation-chunks';
import { readRuleSettings } from '@/lib/data/rule-settings';
import { readEarlierSecurity, readSpecFacts } from '@/lib/data/spec-facts';
import { type DeclaredOperation, readOperationDetails } from '@/lib/data/specs';
import { buildSubjects } from '@/lib/engine/build-subjects';
import type { HostTallies } from '@/lib/engine/host-tallies';
import { type ApiSubjects, judgeSubjects } from '@/lib/engine/judge-api';
import type { JudgedEndpoint } from '@/lib/engine/judge-endpoint';
import { type CarriedFinding, carryFindings, type UnhousedFinding } from '@/lib/engine/remedy/carry-findings';
import { type KeptFinding, settleFindings } from '@/lib/engine/remedy/settle-findings';
import { endpointKey } from '@/lib/engine/routing';
import { RULES } from '@/lib/engine/rules/registry';
import { isSettledBy } from '@/lib/engine/rules/settled-by';
import { fingerprintOf } from './finding-fingerprint';
import { rescoreApi } from './rescore-api';

/** An API after a change, with what the change touched. */
export interface ApiToJudge {
  api: { id: number; name: string };
  endpoints: readonly JudgedEndpoint<DeclaredOperation>[];
  hosts: HostTallies;
  /** Keys of the endpoints that changed; `all` after a new revision, and when everything is judged again. */
  changed: ReadonlySet<string> | 'all';
}

const CLEARS = new Map(RULES.map(({ id, clears }): [string, readonly Clearing[]] => [id, clears]));
const SPEC_RULES = new Set(
  RULES.filter(({ scope, needs }) => scope === 'api' && needs === 'spec').map(({ id }) => id),
);

/**
 * Judges what a change touched, and what only the passing of traffic elsewhere can change: endpoints with findings that
 * silence clears, and those never seen. Settles the findings and scores the API. In the caller's transaction.
 */
export async function judgeFindings(db: Db, job: ApiToJudge, now: Date): Promise<void> {
  const { api } = job;
  const kept = await readFindings(db, api.id);
  const settings = await readRuleSettings(db, api.id);
  const touched = touchedKeys(job, kept);
  const subjects = await gatherSubjects(db, job, touched);
  const rules = job.changed === 'all' ? RULES : RULES.filter(({ id }) => !SPEC_RULES.has(id));
  const judged = subjects.api.endpoints.filter((endpoint) => touched.has(keyOf(endpoint)));
  const { findings } = judgeSubjects(
    [subjects.api, ...judged, ...subjects.hosts],
    settings,
    now.getTime(),
    rules,
  );
  const byKey = new Map(judged.map((endpoint) => [keyOf(endpoint), endpoint]));
  const current = new Set(subjects.api.endpoints.map(keyOf));
  const fresh = findings.map((found) => ({ fingerprint: fingerprintOf(api.id, found), detected: found }));
  const scope = kept.filter((finding) => isInScope(finding, { touched, current, rules }));
  const carried = carryFindings(unhoused(scope, current), unknown(fresh, kept));
  const settlement = settleFindings(
    scope.map((finding) => toKept(finding, carried)),
    fresh,
    {
      clearsOf: (rule) => CLEARS.get(rule) ?? [],
      isSettledByTraffic: ({ id, lastSeen }) => {
        const row = kept.find((finding) => finding.id === id) as FindingRow;
        const endpoint = row.key === null ? undefined : byKey.get(`${row.method} ${row.key}`);
        if (!endpoint || lastSeen === null) return true;
        return isSettledBy(CLEARS.get(row.rule) ?? [], endpoint, Date.parse(lastSeen));
      },
    },
  );
  await moveFindings(db, carried, now);
  await openFindings(db, api.id, settlement.opened, now);
  await showFindings(db, settlement.shown, settlement.reopened, now);
  await resolveFindings(db, settlement.resolved, now);
  await rescoreApi(db, api.id, subjects.api, now);
}

function keyOf({ method, key }: { method: string; key: string }): string {
  return endpointKey(method, key);
}

/** Endpoints to judge: with these, the rest would be judged as it was. */
function touchedKeys({ endpoints, changed }: ApiToJudge, kept: readonly FindingRow[]): Set<string> {
  const all = endpoints.map(({ endpoint }) => keyOf(endpoint));
  if (changed === 'all') return new Set(all);
  const waiting = kept.filter(
    ({ rule, key }) => key !== null && CLEARS.get(rule)?.some((by) => BY_OTHERS.has(by)),
  );
  const unseen = endpoints.filter(
    ({ endpoint }) => endpoint.summary === null || endpoint.summary.requests === 0,
  );
  return new Set([
    ...changed,
    ...waiting.map(({ method, key }) => endpointKey(method as string, key as string)),
    ...unseen.map(({ endpoint }) => keyOf(endpoint)),
  ]);
}

/** Conditions that hold because traffic went elsewhere. */
const BY_OTHERS: ReadonlySet<Clearing> = new Set(['silence', 'month-without']);

interface Scope {
  touched: ReadonlySet<string>;
  current: ReadonlySet<string>;
  rules: typeof RULES;
}

/** Findings that were judged again, and those of endpoints that are gone. */
function isInScope({ rule, method, key }: FindingRow, { touched, current, rules }: Scope): boolean {
  if (!rules.some(({ id }) => id === rule)) return false;
  if (method === null || key === null) return true;
  const endpoint = endpointKey(method, key);
  return touched.has(endpoint) || !current.has(endpoint);
}

function toKept(
  { id, fingerprint, rule, status, lastSeen }: FindingRow,
  carried: readonly CarriedFinding[],
): KeptFinding {
  const moved = carried.find((finding) => finding.id === id);
  return {
    id,
    fingerprint: moved?.fresh.fingerprint ?? fingerprint,
    rule,
    isResolved: status === 'resolved',
    lastSeen: lastSeen?.toISOString() ?? null,
  };
}

/** Open findings of endpoints that are gone. */
function unhoused(scope: readonly FindingRow[], current: ReadonlySet<string>): UnhousedFinding[] {
  return scope.flatMap((finding) => {
    const { method, key, status, qualifier } = finding;
    if (method === null || key === null || status === 'resolved') return [];
    return current.has(endpointKey(method, key)) ? [] : [{ ...toKept(finding, []), method, key, qualifier }];
  });
}

function unknown<F extends { fingerprint: string }>(fresh: readonly F[], kept: readonly FindingRow[]): F[] {
  const known = new Set(kept.map(({ fingerprint }) => fingerprint));
  return fresh.filter(({ fingerprint }) => !known.has(fingerprint));
}

/** Subjects of the whole API; only the touched endpoints know what their document declares. */
async function gatherSubjects(db: Db, job: ApiToJudge, touched: ReadonlySet<string>): Promise<ApiSubjects> {
  const specs = await readSpecFacts(db, job.api.id);
  const facts = await readOperationFacts(
    db,
    specs,
    job.endpoints.flatMap(({ endpoint }) =>
      endpoint.declaration && touched.has(keyOf(endpoint)) ? [endpoint.declaration] : [],
    ),
  );
  return buildSubjects({
    facts: { name: job.api.name, metadata: null },
    specs: [...specs.values()].filter(({ isCurrent }) => isCurrent),
    endpoints: job.endpoints.map((judged) => ({
      judged,
      declared: facts.get(judged.endpoint.declaration?.id ?? 0) ?? null,
      isAttestedPublic: false,
    })),
    hosts: job.hosts,
    declaredHosts: await readDeclaredHosts(db),
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
  const earlier = await readEarlierSecurity(db, ids);
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
