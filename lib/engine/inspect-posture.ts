import type { SpecDocument } from '@/lib/contracts/operation';
import type { DetectedFinding, RuleSetting } from '@/lib/contracts/rule';
import type { Score } from '@/lib/contracts/score';
import type { ApiFacts, EndpointSubject, OperationFacts, SpecFacts } from '@/lib/contracts/subject';
import { buildSubjects } from './build-subjects';
import type { InspectedApi, InspectedDeclaration } from './inspection';
import { judgeApi, type UnobservableRule } from './judge-api';
import type { JudgedEndpoint } from './judge-endpoint';
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
  const declaredHosts = apis.flatMap(({ documents }) =>
    documents.flatMap(({ servers }) => servers.flatMap(({ host }) => host ?? [])),
  );
  return [...apis]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((api) => judgeInspected(api, declaredHosts, settings, now));
}

function judgeInspected(
  { name, documents, endpoints, hosts }: InspectedApi,
  declaredHosts: readonly string[],
  settings: readonly RuleSetting[],
  now: Date,
): ApiPosture {
  const facts: ApiFacts = { name, metadata: null };
  const specs = new Map(documents.map((document) => [document, toSpecFacts(document)]));
  const subjects = buildSubjects({
    facts,
    specs: [...specs.values()],
    endpoints: endpoints.map((judged) => ({
      judged,
      declared: toOperationFacts(judged, specs),
      isAttestedPublic: false,
    })),
    hosts,
    declaredHosts,
  });
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

function toSpecFacts({ title, format, servers, schemes, bounds }: SpecDocument): SpecFacts {
  return { title, revision: 1, format, servers, schemes, bounds };
}

function toOperationFacts(
  { endpoint }: JudgedEndpoint<InspectedDeclaration>,
  specs: ReadonlyMap<SpecDocument, SpecFacts>,
): OperationFacts | null {
  const { declaration } = endpoint;
  if (!declaration) return null;
  const spec = specs.get(declaration.document) as SpecFacts;
  return { ...declaration.operation, spec, isCurrent: declaration.isCurrent, previous: null };
}
