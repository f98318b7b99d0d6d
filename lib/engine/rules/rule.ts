import type { DayCounts } from '@/lib/contracts/evidence';
import type { Confidence, EvidenceItem, RuleInfo, Severity } from '@/lib/contracts/rule';
import type {
  ApiSubject,
  EndpointSubject,
  HostSubject,
  SourceSubject,
  Subject,
} from '@/lib/contracts/subject';

/** One place where a rule fired. Times are milliseconds since 1970; `null` for what documents and records alone show. */
export interface Firing {
  /** Tells firings at one subject apart: a field, a scheme, a parameter. `''` where there can be one only. */
  qualifier: string;
  /** The rule's own where it is left out. */
  severity?: Severity;
  confidence: Confidence;
  evidence: EvidenceItem[];
  firstMs: number | null;
  lastMs: number | null;
}

/** The evidence cannot tell: why, in words that name what source would show it. */
export interface Unobservable {
  unobservable: string;
}

export type Verdict = readonly Firing[] | Unobservable;

export interface RuleContext {
  /** Milliseconds since 1970. */
  nowMs: number;
  /** Of this rule, the deployment's and the API's own settings applied. */
  parameters: Readonly<Record<string, number>>;
}

/** What of an endpoint changes when others of its hosts are called. */
export type HostFollower = Pick<EndpointSubject, 'traffic' | 'activity'>;

interface RuleOn<S extends Subject> extends RuleInfo {
  scope: S['scope'];
  /** Successes of a day that could have shown it, so that the rest settles nothing; all of them where left out. */
  countOf?(day: DayCounts): number;
  /** Pure. Fires while the problem shows: what the rule's clearing condition has settled it no longer names. */
  detect(subject: S, context: RuleContext): Verdict;
}

export interface EndpointRule extends RuleOn<EndpointSubject> {
  /** Whether it shows on a documented endpoint by what its hosts do, though nothing of the endpoint changed. */
  followsHosts?(follower: HostFollower, parameters: RuleContext['parameters']): boolean;
}
export type ApiRule = RuleOn<ApiSubject>;
export type HostRule = RuleOn<HostSubject>;
export type SourceRule = RuleOn<SourceSubject>;
export type Rule = EndpointRule | ApiRule | HostRule | SourceRule;

export const CLEAR: Verdict = [];

export function isUnobservable(verdict: object): verdict is Unobservable {
  return 'unobservable' in verdict;
}
