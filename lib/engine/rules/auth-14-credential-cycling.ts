import { firePeak } from './fire-peak';
import { CLEAR, type EndpointRule, isUnobservable } from './rule';
import { unlessUnseen } from './unless-unseen';

export const credentialCycling: EndpointRule = {
  id: 'AUTH-14',
  title: 'Credential cycling',
  severity: 'high',
  owasp: 2,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'One client with many keys is trying keys, or has a list of stolen ones.',
  fires: 'One client presented 10 or more distinct API keys in an hour, any of them with success.',
  fix: 'Limit failed keys by client, alert, and revoke the keys that worked.',
  examples: {
    fires: 'A client with 25 keys in an hour, one of them accepted.',
    spares: 'A NAT gateway with three partners behind it.',
  },
  parameters: { leastKeys: { value: 10, says: 'Distinct keys of one client in an hour.' } },
  detect(subject, { parameters }) {
    const { traffic } = subject;
    if (traffic === null || traffic.successes === 0) return CLEAR;
    if (traffic.peaks.every(({ kind }) => kind !== 'distinct-keys-per-hour')) {
      const unseen = unlessUnseen([], traffic, 'requestHeaders');
      if (isUnobservable(unseen)) return unseen;
    }
    const hasAccepted = traffic.credentials.kinds.some(({ kind }) => kind.startsWith('api-key-'));
    if (traffic.visibility.client > 0 && !hasAccepted) return CLEAR;
    return firePeak(subject, {
      kind: 'distinct-keys-per-hour',
      least: parameters.leastKeys as number,
      says: (count) => `One client presented ${count} distinct API keys within an hour.`,
    });
  },
};
