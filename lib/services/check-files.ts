import type { FixExplanation } from '@/lib/contracts/finding';
import type { SpecNote } from '@/lib/contracts/operation';
import type { Policy } from '@/lib/contracts/policy';
import { type DetectedFinding, type RuleSetting, Severity } from '@/lib/contracts/rule';
import { dayOf } from '@/lib/engine/bytes/time-day';
import { inspectedExplainer } from '@/lib/engine/explain-inspected';
import { type ApiPosture, inspectPosture } from '@/lib/engine/inspect-posture';
import type { Inspection } from '@/lib/engine/inspection';
import { policySubjects } from '@/lib/engine/policy-subjects';
import { inspectFiles } from './inspect-files';
import { type CheckedPolicy, checkPolicies, failuresOfPolicies } from './policies/check-policies';

export interface CheckRequest {
  specs: readonly string[];
  traffic: readonly string[];
  /** Specs before the change. What they show already does not fail the gate. */
  baseline: readonly string[];
  /** Changes to rules. */
  settings?: readonly RuleSetting[];
  /** What must hold beside. */
  policies?: readonly Policy[];
  api?: string;
  format?: string;
}

/** What must hold. */
export interface Gate {
  /** Least score of each rated API. */
  minScore?: number;
  /** No finding of this severity or worse; with a baseline, no new one. */
  failOn?: Severity;
}

/** A finding, and whether the baseline shows it too. */
export interface CheckedFinding extends DetectedFinding {
  isNew: boolean;
  /** Points of the API's score that resolving it wins back. */
  gain: number;
  /** What to do at its place. */
  explanation: FixExplanation | null;
}

export interface CheckedApi extends Omit<ApiPosture, 'findings'> {
  /** Worst first. */
  findings: CheckedFinding[];
}

export interface CheckResult {
  apis: CheckedApi[];
  policies: CheckedPolicy[];
  notes: (SpecNote & { file: string })[];
  /** A file could not be read, or not to its end: more may be wrong than is told. A note says why. */
  isIncomplete: boolean;
  /** Why the gate fails; empty when it holds. */
  failures: string[];
}

/** Judges specs, and traffic where there is some, in memory: no database, no server. */
export async function checkFiles(request: CheckRequest, gate: Gate, now: Date): Promise<CheckResult> {
  const { specs, traffic: files, baseline: earlier, api, format } = request;
  const inspected = await inspectFiles({ files, specs, earlier, api, format }, now);
  const { inspection, notes, cuts } = inspected;
  for (const { file, reason } of cuts) notes.push({ severity: 'error', file, message: reason });
  const { settings = [] } = request;
  const apis = judgeInspection(inspection, now, { settings, known: await knownFindings(request, now) });
  const isIncomplete = inspected.isIncomplete || cuts.length > 0;
  const today = dayOf(now.getTime());
  const policies = checkPolicies(
    request.policies ?? [],
    (about) => policySubjects(about, inspection.apis(now), apis, today),
    today,
  );
  const failures = [...failuresOf(apis, gate), ...failuresOfPolicies(policies)];
  return { apis, policies, notes, isIncomplete, failures };
}

/** Identities of findings by the API's name. */
type KnownFindings = ReadonlyMap<string, ReadonlySet<string>>;

/** Findings and score of each API of an inspection. What is `known` is not new. */
export function judgeInspection(
  inspection: Inspection,
  now: Date,
  { settings, known = new Map() }: { settings: readonly RuleSetting[]; known?: KnownFindings },
): CheckedApi[] {
  const inspected = inspection.apis(now);
  const postures = inspectPosture(inspected, settings, now);
  const explainers = new Map(inspected.map((api) => [api.name, inspectedExplainer(api, now)]));
  const renamed = renamedFindings(postures, known);
  return postures.map((posture) => ({
    ...posture,
    findings: rank(posture, known.get(posture.api) ?? renamed).map((finding) => ({
      ...finding,
      explanation: explainers.get(posture.api)?.(finding) ?? null,
    })),
  }));
}

/** What the baseline alone shows. */
async function knownFindings(
  { baseline, api, settings = [] }: CheckRequest,
  now: Date,
): Promise<KnownFindings> {
  if (baseline.length === 0) return new Map();
  const { inspection } = await inspectFiles({ files: [], specs: baseline, api }, now);
  const postures = inspectPosture(inspection.apis(now), settings, now);
  return new Map(postures.map(({ api: name, findings }) => [name, new Set(findings.map(identify))]));
}

/** Known findings of APIs that no longer go by their name: a title may change with the revision. */
function renamedFindings(postures: readonly ApiPosture[], known: KnownFindings): ReadonlySet<string> {
  const names = new Set(postures.map(({ api }) => api));
  const gone = [...known].filter(([name]) => !names.has(name));
  return new Set(gone.flatMap(([, findings]) => [...findings]));
}

function identify({ rule, method, key, qualifier }: DetectedFinding): string {
  return [rule, method, key, qualifier].join(' ');
}

function rank(
  { findings, score }: ApiPosture,
  known: ReadonlySet<string>,
): Omit<CheckedFinding, 'explanation'>[] {
  const gains = new Map(score.deductions.map(({ finding, gain }) => [finding, gain]));
  const checked = findings.map((finding, index) => ({
    ...finding,
    isNew: !known.has(identify(finding)),
    gain: gains.get(String(index)) ?? 0,
  }));
  return checked.sort((a, b) => rungOf(a.severity) - rungOf(b.severity) || b.gain - a.gain);
}

function failuresOf(apis: readonly CheckedApi[], { minScore, failOn }: Gate): string[] {
  const failures: string[] = [];
  for (const { api, score, findings } of apis) {
    if (minScore !== undefined && score.score !== null && score.score < minScore)
      failures.push(`${api} scores ${score.score}, below ${minScore}.`);
    if (failOn === undefined) continue;
    const failing = findings.filter(({ isNew, severity }) => isNew && rungOf(severity) <= rungOf(failOn));
    if (failing.length > 0)
      failures.push(
        `${api} has ${failing.length === 1 ? '1 finding' : `${failing.length} findings`} of severity ${failOn} or worse.`,
      );
  }
  return failures;
}

function rungOf(severity: Severity): number {
  return Severity.options.indexOf(severity);
}
