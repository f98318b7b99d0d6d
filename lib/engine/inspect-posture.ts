import type { DetectedFinding, RuleSetting } from '@/lib/contracts/rule';
import type { Score } from '@/lib/contracts/score';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { inspectedSubjects } from './inspected-subjects';
import type { InspectedApi } from './inspection';
import { judgeApi, type UnobservableRule } from './judge-api';
import { scoreApi } from './score/score-api';

/** An API judged in memory. */
export interface ApiPosture {
  api: string;
  findings: DetectedFinding[];
  unobservable: UnobservableRule[];
  /** Deductions name their finding by its position in `findings`. */
  score: Score;
}

/** Judges every API of an inspection. No records are kept of them, so what needs records is unobservable. */
export function inspectPosture(
  apis: readonly InspectedApi[],
  settings: readonly RuleSetting[],
  now: Date,
): ApiPosture[] {
  const current = apis.flatMap(({ specs }) => specs.filter(({ isEarlier }) => !isEarlier));
  const declaredHosts = current.flatMap(({ document }) => document.servers.flatMap(({ host }) => host ?? []));
  return [...apis]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((api) => judgeInspected(api, declaredHosts, settings, now));
}

function judgeInspected(
  api: InspectedApi,
  declaredHosts: readonly string[],
  settings: readonly RuleSetting[],
  now: Date,
): ApiPosture {
  const { name, endpoints } = api;
  const subjects = inspectedSubjects(api, declaredHosts);
  const { findings, unobservable } = judgeApi(subjects, settings, now.getTime());
  const sensitive = new Set(subjects.api.endpoints.filter(isSensitive).map(placeOf));
  const open = findings.map((finding, index) => ({
    id: String(index),
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    isAccepted: false,
    isSensitive: finding.key === null ? sensitive.size > 0 : sensitive.has(placeOf(finding)),
  }));
  const score = scoreApi(open, {
    exposure: 'unknown',
    endpoints: endpoints.length,
    observable: endpoints.filter(({ states }) => states.traffic !== 'unobservable').length,
    hasEvidence: endpoints.length > 0,
  });
  return { api: name, findings, unobservable, score };
}

function isSensitive({ fields }: EndpointSubject): boolean {
  return fields.some(({ classes }) => classes.length > 0);
}

function placeOf({ method, key }: { method: string | null; key: string | null }): string {
  return `${method} ${key}`;
}
