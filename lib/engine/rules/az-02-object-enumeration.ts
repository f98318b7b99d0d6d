import { firePeak } from './fire-peak';
import { CLEAR, type EndpointRule } from './rule';

export const objectEnumeration: EndpointRule = {
  id: 'AZ-02',
  title: 'Object enumeration',
  severity: 'high',
  owasp: 1,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Somebody is reading through everybody’s objects one by one.',
  fires: 'One client touched 100 or more distinct identifiers in an hour.',
  fix: 'Check on every call whose object it is; limit and alert on distinct objects by client.',
  examples: {
    fires: 'One client read 3,000 orders in an hour.',
    spares: 'A client that polls the same ten orders.',
  },
  parameters: { leastIds: { value: 100, says: 'Distinct identifiers of one client in an hour.' } },
  detect(subject, { parameters }) {
    if (!subject.key.includes('{}')) return CLEAR;
    return firePeak(subject, {
      kind: 'distinct-ids-per-hour',
      least: parameters.leastIds as number,
      whyAbsent: ({ visibility }) =>
        visibility.requestHeaders === 0 ? 'No source shows the principals of requests.' : null,
      says: (count) => `One client touched ${count} distinct identifiers within an hour.`,
    });
  },
};
