import type { ApiSubject, EndpointSubject } from '@/lib/contracts/subject';
import { inspectedSubjects } from '@/lib/engine/inspected-subjects';
import { Inspection } from '@/lib/engine/inspection';
import { RULES } from '@/lib/engine/rules/registry';
import { isUnobservable, type Rule } from '@/lib/engine/rules/rule';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { type Claim, type ComparedRule, MAPPING } from './rule-mapping';
import { operationName } from './spec-tree';

const NOW = new Date('2026-11-01T00:00:00Z');

/** What our rules hold against a document, in units that can be compared. Throws when it cannot be read. */
export function ourClaims(text: string, file: string): Claim[] {
  const outcome = readSpec({ entry: file, files: new Map([[file, Buffer.from(text)]]) }, SPEC_LIMITS);
  if (outcome.kind === 'refused') throw new Error(`${file}: ${JSON.stringify(outcome)}`);
  const spec = { api: outcome.document.title, document: outcome.document };
  const apis = new Inspection([spec], { seed: 1, fingerprint: () => 0 }).apis(NOW);
  return apis.flatMap((api) => {
    const subject = inspectedSubjects(api, []).api;
    return (Object.keys(MAPPING) as ComparedRule[]).flatMap((rule) =>
      unitsOf(rule, subject).map((unit) => ({ rule, unit })),
    );
  });
}

/** Rules that sum up a whole API are asked of each operation alone. */
function unitsOf(id: ComparedRule, api: ApiSubject): string[] {
  const rule = RULES.find((one) => one.id === id) as Rule;
  switch (id) {
    case 'AUTH-04':
    case 'AUTH-05':
    case 'DATA-06':
      return api.endpoints.filter((one) => qualifiers(rule, one).length > 0).map(nameOf);
    case 'AZ-01':
      return api.endpoints.flatMap((one) =>
        qualifiers(rule, one).map((name) => `${nameOf(one)} path ${name}`),
      );
    case 'SSRF-01':
      return api.endpoints.flatMap((one) =>
        qualifiers(rule, one)
          .filter((input) => !input.startsWith('request '))
          .map((input) => `${nameOf(one)} ${input}`),
      );
    case 'RATE-01':
    case 'CFG-07':
      return api.endpoints
        .filter((one) => qualifiers(rule, { ...api, endpoints: [one] }).length > 0)
        .map(nameOf);
    case 'AUTH-09':
      return api.endpoints
        .flatMap((one) =>
          qualifiers(rule, { ...api, specs: [], endpoints: [one] }).map((name) => `${nameOf(one)} ${name}`),
        )
        .concat(qualifiers(rule, { ...api, endpoints: [] }).map((name) => `scheme ${name}`));
    case 'RATE-04':
      return (['array', 'string', 'integer'] as const).filter((type) =>
        api.specs.some(({ bounds }) => bounds[type].unbounded > 0),
      );
    case 'CFG-01': {
      const urls = qualifiers(rule, api);
      return api.specs.some(({ format }) => format === 'openapi-2.0') && urls.length > 0 ? ['http'] : urls;
    }
    default:
      return qualifiers(rule, api);
  }
}

function qualifiers(rule: Rule, subject: ApiSubject | EndpointSubject): string[] {
  const parameters = Object.fromEntries(
    Object.entries(rule.parameters).map(([name, { value }]) => [name, value]),
  );
  const verdict = rule.detect(subject as never, { nowMs: NOW.getTime(), parameters });
  return isUnobservable(verdict) ? [] : verdict.map(({ qualifier = '' }) => qualifier);
}

function nameOf({ declared, method, path }: EndpointSubject): string {
  return operationName(method, declared?.path ?? path);
}
