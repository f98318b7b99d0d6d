import type { Day } from '@/lib/contracts/lifecycle';
import type { PolicyAbout } from '@/lib/contracts/policy-fields';
import { type DetectedFinding, Severity } from '@/lib/contracts/rule';
import type { Score } from '@/lib/contracts/score';
import { dayOf, daysBetween } from './bytes/time-day';
import { sunsetMs } from './bytes/time-sunset';
import { endpointSubject } from './govern/policy/endpoint-subject';
import type { PolicySubject } from './govern/policy/policy-subject';
import { readStage } from './govern/read-stage';
import type { InspectedApi } from './inspection';
import { endpointKey } from './routing';

/** What was judged of an API in memory. */
interface Judged {
  api: string;
  score: Pick<Score, 'score' | 'grade'>;
  findings: readonly DetectedFinding[];
}

/**
 * What policies about APIs or endpoints see of files. Owner and exposure are in no file, so they are unknown; the last day
 * is the earliest that documents and headers name, as the stage is what the endpoints show.
 */
export function policySubjects(
  about: PolicyAbout,
  apis: readonly InspectedApi[],
  judged: readonly Judged[],
  today: Day,
): PolicySubject[] {
  const byName = new Map(judged.map((one) => [one.api, one]));
  return [...apis]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((api) => {
      const own = byName.get(api.name);
      return about === 'api' ? [apiSubject(api, own, today)] : endpointSubjects(api, own);
    });
}

function apiSubject(api: InspectedApi, judged: Judged | undefined, today: Day): PolicySubject {
  const { name, endpoints, specs } = api;
  const count = (severity: Severity) =>
    judged?.findings.filter((finding) => finding.severity === severity).length;
  const current = specs.filter(({ isEarlier }) => !isEarlier);
  const lastDay = endpoints.flatMap(lastDays).sort()[0];
  const hosts = current.flatMap(({ document }) => document.servers.flatMap(({ host }) => host ?? []));
  return {
    api: name,
    endpoint: null,
    id: null,
    values: {
      api: name,
      stage: stageOf(api),
      host: [...new Set([...hosts, ...endpoints.flatMap(({ host }) => host ?? [])])],
      score: judged?.score.score ?? undefined,
      grade: judged?.score.grade ?? undefined,
      hasSpec: current.length > 0,
      hasTraffic: endpoints.some(({ endpoint }) => endpoint.summary !== null),
      endpoints: endpoints.length,
      undocumented: endpoints.filter(({ states }) => states.documentation === 'undocumented').length,
      unauthenticated: endpoints.filter(({ names }) => names.includes('unauthenticated')).length,
      criticalFindings: count('critical'),
      highFindings: count('high'),
      sunsetInDays: lastDay === undefined ? null : daysBetween(today, lastDay),
    },
  };
}

function endpointSubjects(api: InspectedApi, judged: Judged | undefined): PolicySubject[] {
  const risks = new Map<string, Severity>();
  for (const { method, key, severity } of judged?.findings ?? []) {
    if (method === null || key === null) continue;
    const place = endpointKey(method, key);
    const known = risks.get(place);
    if (known === undefined || rungOf(severity) < rungOf(known)) risks.set(place, severity);
  }
  const facts = { name: api.name, team: undefined, exposure: undefined, stage: stageOf(api) };
  return api.endpoints.map(({ endpoint, states, sensitive }) => {
    const { method, path, key } = endpoint;
    const risk = risks.get(endpointKey(method, key)) ?? null;
    return endpointSubject({ id: null, method, path, states, sensitive, risk }, facts);
  });
}

/** A document's last day has passed at its end; a header's moment on its own day. */
function lastDays({ endpoint: { declaration, summary } }: InspectedApi['endpoints'][number]): Day[] {
  const declaredMs = declaration?.sunset ? sunsetMs(declaration.sunset) : null;
  const headerMs = summary?.sunsetMs ?? null;
  return [declaredMs === null ? [] : dayOf(declaredMs - 1), headerMs === null ? [] : dayOf(headerMs)].flat();
}

function stageOf({ endpoints }: InspectedApi): string {
  const count = (lifecycle: string) =>
    endpoints.filter(({ states }) => states.lifecycle === lifecycle).length;
  return readStage({
    current: count('current'),
    deprecated: count('deprecated'),
    sunsetPassed: count('sunset-passed'),
    retired: count('retired'),
  });
}

function rungOf(severity: Severity): number {
  return Severity.options.indexOf(severity);
}
