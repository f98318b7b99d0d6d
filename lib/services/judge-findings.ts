import type { Clearing, DetectedFinding } from '@/lib/contracts/rule';
import type { EndpointSubject } from '@/lib/contracts/subject';
import type { Db } from '@/lib/data/client';
import {
  type FindingRecord,
  type FindingRow,
  moveFindings,
  openFindings,
  readFindings,
  resolveFindings,
  showFindings,
  writeGains,
} from '@/lib/data/findings';
import { readImportTimes } from '@/lib/data/spec-facts';
import { judgeSubjects } from '@/lib/engine/judge-api';
import { type CarriedFinding, carryFindings, type UnhousedFinding } from '@/lib/engine/remedy/carry-findings';
import { afterStep } from '@/lib/engine/remedy/finding-life';
import { sayReturned } from '@/lib/engine/remedy/returned-as';
import { type KeptFinding, type Settlement, settleFindings } from '@/lib/engine/remedy/settle-findings';
import { endpointKey } from '@/lib/engine/routing';
import { applySettings } from '@/lib/engine/rules/judge-subject';
import { RULES } from '@/lib/engine/rules/registry';
import { isSettledBy } from '@/lib/engine/rules/settled-by';
import type { ScoredEndpoint, ScoredFinding } from '@/lib/engine/score-findings';
import { assignByRule } from './assign-by-rule';
import { fingerprintOf, hashOfDetection } from './finding-fingerprint';
import { gatherSubjects } from './gather-subjects';
import type { JudgingRun } from './judging-run';
import { rescoreApi } from './rescore-api';
import { stepFindings } from './step-findings';
import { type ChangedApi, touchedEndpoints } from './touched-endpoints';

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));
const SPEC_RULES = new Set(
  RULES.filter(({ scope, needs }) => scope === 'api' && needs === 'spec').map(({ id }) => id),
);
/** Gains are shown to a tenth of a point; less of a change is not worth a row. */
const LEAST_CHANGE = 0.005;

/** Judges what a change touched, settles the findings and scores the API. In the caller's transaction. */
export async function judgeFindings(db: Db, job: ChangedApi, run: JudgingRun): Promise<void> {
  const { api } = job;
  const { settings, declaredHosts, now } = run;
  const kept = await readFindings(db, api.id);
  const touched = touchedEndpoints(job, kept, settings);
  const subjects = await gatherSubjects(db, job, { touched, declaredHosts });
  const rules = job.changed === 'all' ? RULES : RULES.filter(({ id }) => !SPEC_RULES.has(id));
  const judged = subjects.api.endpoints.filter((endpoint) => touched.has(keyOf(endpoint)));
  const { findings } = judgeSubjects(
    [subjects.api, ...judged, ...subjects.hosts],
    settings,
    now.getTime(),
    rules,
  );
  const fresh = findings.map((detected) => ({
    fingerprint: fingerprintOf(api.id, detected),
    shown: hashOfDetection(detected),
    detected,
  }));
  const current = new Set(subjects.api.endpoints.map(keyOf));
  const scope = kept.filter((finding) => isInScope(finding, { touched, current, rules }));
  const carried = carryFindings(unhoused(scope, current), unknown(fresh, kept));
  const moves = new Map(carried.map((move) => [move.id, move]));
  const inForce = new Set(applySettings(RULES, settings, api.name).map(({ rule }) => rule.id));
  const settlement = settleFindings(
    scope.map((finding) => toKept(finding, moves)),
    fresh,
    {
      clearsOf,
      isOff: (rule) => !inForce.has(rule),
      isSettledByTraffic: trafficJudge(scope, judged),
      isAfterClaim: await claimJudge(db, api.id, scope),
    },
  );
  const gains = await rescoreApi(
    db,
    api.id,
    {
      findings: standing(kept, settlement),
      endpoints: job.endpoints.map(toScored),
      exposure: subjects.api.api.metadata?.exposure ?? 'unknown',
    },
    now,
  );
  const rows = new Map(kept.map((row) => [row.id, row]));
  const gainOf = (name: string): number => gains.get(name) ?? 0;
  await moveFindings(db, carried, now);
  await openFindings(
    db,
    api.id,
    settlement.opened.map((record) => ({
      ...record,
      gain: gainOf(record.fingerprint),
      says: sayReturned(record.detected, kept),
    })),
    now,
  );
  const changed = settlement.shown.filter((one) => rows.get(one.id)?.shown !== one.fresh.shown);
  await showFindings(db, changed, settlement.reopened, now);
  await resolveFindings(db, settlement.resolved, now);
  await stepFindings(db, settlement.stepped, now);
  if (settlement.opened.length + settlement.reopened.length > 0)
    await assignByRule(db, now, { apiId: api.id, openedAt: now });
  await writeGains(
    db,
    kept
      .map(({ id, gain }) => ({ id, before: gain, gain: gainOf(`#${id}`) }))
      .filter(({ before, gain }) => Math.abs(before - gain) >= LEAST_CHANGE)
      .map(({ id, gain }) => ({ id, gain })),
  );
}

/** Whether newer traffic settles a finding that no longer shows; of a finding without an endpoint nothing is known. */
function trafficJudge(scope: readonly FindingRow[], judged: readonly EndpointSubject[]) {
  const rows = new Map(scope.map((row) => [row.id, row]));
  const byKey = new Map(judged.map((endpoint) => [keyOf(endpoint), endpoint]));
  return ({ id, lastSeen }: KeptFinding): boolean => {
    const { method, key, rule: ruleId, claimedAt } = rows.get(id) as FindingRow;
    const endpoint = method === null || key === null ? undefined : byKey.get(endpointKey(method, key));
    const rule = BY_ID.get(ruleId);
    if (!endpoint || !rule || lastSeen === null) return true;
    return isSettledBy(rule, endpoint, Math.max(Date.parse(lastSeen), claimedAt?.getTime() ?? 0));
  };
}

/**
 * Whether a detection is from after the claim of a fix: by when traffic last showed it, or by when the document that
 * shows it came in.
 */
async function claimJudge(db: Db, apiId: number, scope: readonly FindingRow[]) {
  const claims = new Map(
    scope.flatMap(({ id, claimedAt }) => (claimedAt ? [[id, claimedAt.getTime()]] : [])),
  );
  const imports = claims.size > 0 ? await readImportTimes(db, apiId) : new Map<string, Date>();
  return ({ id }: KeptFinding, { lastSeen, evidence }: DetectedFinding): boolean => {
    const claimedMs = claims.get(id) ?? Number.POSITIVE_INFINITY;
    if (lastSeen !== null) return Date.parse(lastSeen) > claimedMs;
    return evidence.some(({ spec }) => spec && (imports.get(spec.title)?.getTime() ?? 0) > claimedMs);
  };
}

/** The findings after the settlement: kept ones by `#id`, opened ones by their fingerprint. */
function standing(
  kept: readonly FindingRow[],
  { opened, reopened, shown, resolved, stepped }: Settlement<FindingRecord>,
): ScoredFinding[] {
  const gone = new Set(resolved.map(({ id }) => id));
  const back = new Set(reopened.map(({ id }) => id));
  const steps = new Map(stepped.map(({ id, step }) => [id, step]));
  const news = new Map([...shown, ...reopened].map(({ id, fresh }) => [id, fresh.detected]));
  const of = ({ rule, severity, confidence, method, key }: DetectedFinding) => ({
    rule,
    severity,
    confidence,
    method,
    key,
  });
  return [
    ...kept
      .filter(({ id, status }) => !gone.has(id) && (status !== 'resolved' || back.has(id)))
      .map((row) => {
        const { id, status } = row;
        const detected = news.get(id);
        const facts = detected ? of(detected) : row;
        const step = steps.get(id);
        const after = step ? (afterStep(status, step) ?? status) : status;
        return { ...facts, name: `#${id}`, status: back.has(id) ? ('open' as const) : after };
      }),
    ...opened.map(({ fingerprint, detected }) => ({
      ...of(detected),
      name: fingerprint,
      status: 'open' as const,
    })),
  ];
}

function toScored({ endpoint, states, sensitive }: ChangedApi['endpoints'][number]): ScoredEndpoint {
  const { method, key } = endpoint;
  return { method, key, traffic: states.traffic, isSensitive: sensitive.length > 0 };
}

function clearsOf(rule: string): readonly Clearing[] {
  return BY_ID.get(rule)?.clears ?? [];
}

function keyOf({ method, key }: { method: string; key: string }): string {
  return endpointKey(method, key);
}

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

const NO_MOVES: ReadonlyMap<number, CarriedFinding> = new Map();

function toKept(
  { id, fingerprint, rule, status, lastSeen, decidedSeverity }: FindingRow,
  moves: ReadonlyMap<number, CarriedFinding>,
): KeptFinding {
  return {
    id,
    fingerprint: moves.get(id)?.fresh.fingerprint ?? fingerprint,
    rule,
    status,
    lastSeen: lastSeen?.toISOString() ?? null,
    decidedSeverity,
  };
}

/** Open findings of endpoints that are gone. */
function unhoused(scope: readonly FindingRow[], current: ReadonlySet<string>): UnhousedFinding[] {
  return scope.flatMap((finding) => {
    const { method, key, status, qualifier } = finding;
    if (method === null || key === null || status === 'resolved') return [];
    return current.has(endpointKey(method, key))
      ? []
      : [{ ...toKept(finding, NO_MOVES), method, key, qualifier }];
  });
}

function unknown<F extends { fingerprint: string }>(fresh: readonly F[], kept: readonly FindingRow[]): F[] {
  const known = new Set(kept.map(({ fingerprint }) => fingerprint));
  return fresh.filter(({ fingerprint }) => !known.has(fingerprint));
}
