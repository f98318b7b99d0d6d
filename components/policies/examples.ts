import type { Policy } from '@/lib/contracts/policy';

const common = { description: '', exceptions: [], scope: {} };

/** To begin with: those of `fixtures/policies.yaml`. */
export const EXAMPLES: readonly Policy[] = [
  {
    ...common,
    name: 'open-apis-score',
    title: 'Open APIs score at least 80',
    description: 'What everybody can reach has to be in good order.',
    about: 'api',
    severity: 'high',
    scope: { exposure: ['open'] },
    must: { score: { atLeast: 80 } },
  },
  {
    ...common,
    name: 'writes-are-authenticated',
    title: 'Nothing unauthenticated that writes',
    about: 'endpoint',
    severity: 'critical',
    scope: { writes: true, traffic: ['active'] },
    must: { observed: ['always'] },
  },
  {
    ...common,
    name: 'deprecated-have-sunset',
    title: 'Deprecated APIs have a last day within 180 days',
    about: 'api',
    severity: 'medium',
    scope: { stage: ['deprecated'] },
    must: { sunsetInDays: { atMost: 180 } },
  },
];

export const NEW_POLICY: Policy = {
  ...common,
  name: '',
  title: '',
  about: 'api',
  severity: 'high',
  must: {},
};
