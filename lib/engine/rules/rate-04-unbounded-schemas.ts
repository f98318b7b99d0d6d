import type { BoundCount } from '@/lib/contracts/operation';
import type { EvidenceItem } from '@/lib/contracts/rule';
import type { SpecFacts } from '@/lib/contracts/subject';
import { fireDeclared } from './fire';
import { type ApiRule, CLEAR } from './rule';

const LIMITS = { array: 'maxItems', string: 'maxLength', integer: 'maximum' } as const;

export const unboundedSchemas: ApiRule = {
  id: 'RATE-04',
  title: 'Unbounded schemas',
  severity: 'info',
  owasp: 4,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'A value without a limit lets one request use up memory, storage or time.',
  fires: 'Arrays, strings or integers of a document set no upper limit. One finding an API, counted.',
  fix: 'Set `maxItems`, `maxLength` and `maximum`, or an `enum`.',
  examples: {
    fires: '`type: array` without `maxItems`.',
    spares: '`type: string` with an `enum`.',
  },
  parameters: {},
  detect({ specs }) {
    const types = Object.keys(LIMITS) as (keyof typeof LIMITS)[];
    const evidence = specs.flatMap((spec) => types.flatMap((type) => cite(type, spec.bounds[type], spec)));
    return evidence.length === 0 ? CLEAR : [fireDeclared(evidence)];
  },
};

function cite(type: keyof typeof LIMITS, count: BoundCount, spec: SpecFacts): EvidenceItem[] {
  if (count.unbounded === 0) return [];
  const says = `${count.unbounded} of ${count.declared} schemas of type ${type} have no ${LIMITS[type]}.`;
  const { title, revision, file } = spec;
  return [{ says, spec: { title, revision, file, line: count.lines[0] ?? 1 } }];
}
