import type { SpecNote } from '@/lib/contracts/operation';
import { type DetectedFinding, Severity } from '@/lib/contracts/rule';
import { type ApiPosture, inspectPosture } from '@/lib/engine/inspect-posture';
import type { Inspection } from '@/lib/engine/inspection';
import { inspectFiles } from './inspect-files';

export interface CheckRequest {
  specs: readonly string[];
  traffic: readonly string[];
  /** Specs before the change. What they show already does not fail the gate. */
  baseline: readonly string[];
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
}

export interface CheckedApi extends Omit<ApiPosture, 'findings'> {
  /** Worst first. */
  findings: CheckedFinding[];
}

export interface CheckResult {
  apis: CheckedApi[];
  notes: (SpecNote & { file: string })[];
  /** Why the gate fails; empty when it holds. */
  failures: string[];
}

/** Judges specs, and traffic where there is some, in memory: no database, no server. */
export async function checkFiles(request: CheckRequest, gate: Gate, now: Date): Promise<CheckResult> {
  const { specs, traffic: files, baseline: earlier, api, format } = request;
  const { inspection, notes, cuts } = await inspectFiles({ files, specs, earlier, api, format }, now);
  for (const { file, reason } of cuts) notes.push({ severity: 'error', file, message: reason });
  const apis = judgeInspection(inspection, now, await knownFindings(request, now));
  return { apis, notes, failures: failuresOf(apis, gate) };
}

/** Findings and score of each API of an inspection. `known` are identities of findings that are not new. */
export function judgeInspection(
  inspection: Inspection,
  now: Date,
  known: ReadonlySet<string> = new Set(),
): CheckedApi[] {
  return inspectPosture(inspection.apis(now), [], now).map((posture) => ({
    ...posture,
    findings: rank(posture, known),
  }));
}

/** Identities of what the baseline alone shows. */
async function knownFindings({ baseline, api }: CheckRequest, now: Date): Promise<ReadonlySet<string>> {
  if (baseline.length === 0) return new Set();
  const { inspection } = await inspectFiles({ files: [], specs: baseline, api }, now);
  const findings = inspectPosture(inspection.apis(now), [], now).flatMap((posture) => posture.findings);
  return new Set(findings.map(identify));
}

/** The API's name is left out: a title may change with the revision. */
function identify({ rule, method, key, qualifier }: DetectedFinding): string {
  return [rule, method, key, qualifier].join(' ');
}

function rank({ findings, score }: ApiPosture, known: ReadonlySet<string>): CheckedFinding[] {
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
      failures.push(`${api} has ${failing.length} findings of severity ${failOn} or worse.`);
  }
  return failures;
}

function rungOf(severity: Severity): number {
  return Severity.options.indexOf(severity);
}
