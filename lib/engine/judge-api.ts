import type { DetectedFinding, RuleSetting } from '@/lib/contracts/rule';
import type { ApiSubject, HostSubject, SourceSubject, Subject } from '@/lib/contracts/subject';
import { applyRule, applySettings, type JudgedFiring, type SetRule } from './rules/judge-subject';
import { RULES } from './rules/registry';
import type { Rule } from './rules/rule';

/** An API with all that can be judged of it. */
export interface ApiSubjects {
  api: ApiSubject;
  hosts: readonly HostSubject[];
  sources: readonly SourceSubject[];
}

/** A rule that could say nothing of a subject, and why. */
export interface UnobservableRule {
  rule: string;
  because: string;
  /** Subjects of which it could say nothing for this reason. */
  subjects: number;
}

export interface Judgement {
  findings: DetectedFinding[];
  unobservable: UnobservableRule[];
}

/** Applies every rule to everything of an API. */
export function judgeApi(
  { api, hosts, sources }: ApiSubjects,
  settings: readonly RuleSetting[],
  nowMs: number,
): Judgement {
  return judgeSubjects([api, ...api.endpoints, ...hosts, ...sources], settings, nowMs);
}

/** Applies the rules of each subject's scope to it. O(subjects × rules). */
export function judgeSubjects(
  subjects: readonly Subject[],
  settings: readonly RuleSetting[],
  nowMs: number,
  rules: readonly Rule[] = RULES,
): Judgement {
  const findings: DetectedFinding[] = [];
  const silent = new Map<string, UnobservableRule>();
  const byApi = new Map<string, Map<Subject['scope'], SetRule[]>>();
  for (const subject of subjects) {
    for (const rule of rulesFor(subject, byApi, rules, settings)) {
      const outcome = applyRule(rule, subject, nowMs);
      if (outcome.kind === 'fired')
        findings.push(...outcome.firings.map((fired) => toFinding(fired, subject)));
      else if (outcome.kind === 'unobservable') countSilent(silent, rule.rule.id, outcome.because);
    }
  }
  return { findings, unobservable: [...silent.values()] };
}

/** The rules of a subject's scope as set for its API, worked out once for each. */
function rulesFor(
  { api, scope }: Subject,
  byApi: Map<string, Map<Subject['scope'], SetRule[]>>,
  rules: readonly Rule[],
  settings: readonly RuleSetting[],
): readonly SetRule[] {
  let byScope = byApi.get(api.name);
  if (!byScope) {
    byScope = Map.groupBy(applySettings(rules, settings, api.name), ({ rule }) => rule.scope);
    byApi.set(api.name, byScope);
  }
  return byScope.get(scope) ?? [];
}

function countSilent(silent: Map<string, UnobservableRule>, rule: string, because: string): void {
  const id = `${rule} ${because}`;
  const known = silent.get(id);
  if (known) known.subjects++;
  else silent.set(id, { rule, because, subjects: 1 });
}

function toFinding({ rule, firing }: JudgedFiring, subject: Subject): DetectedFinding {
  return {
    rule: rule.id,
    severity: firing.severity,
    confidence: firing.confidence,
    api: subject.api.name,
    ...placeOf(subject),
    qualifier: firing.qualifier,
    evidence: firing.evidence,
    firstSeen: toTime(firing.firstMs),
    lastSeen: toTime(firing.lastMs),
  };
}

type Place = Pick<DetectedFinding, 'method' | 'path' | 'key' | 'host' | 'source'>;
const NOWHERE: Place = { method: null, path: null, key: null, host: null, source: null };

function placeOf(subject: Subject): Place {
  if (subject.scope === 'endpoint') {
    const { method, path, key, host } = subject;
    return { ...NOWHERE, method, path, key, host };
  }
  if (subject.scope === 'host') return { ...NOWHERE, host: subject.host };
  if (subject.scope === 'source') return { ...NOWHERE, source: subject.source };
  return NOWHERE;
}

function toTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
