import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule, type HostFollower } from './rule';

/** The observation window ends with the last request to the hosts of the API: when they fall silent, that is no news. */
const WINDOW_MS = 30 * 86_400_000;

export const documentedNeverSeen: EndpointRule = {
  id: 'INV-08',
  title: 'Documented, never seen',
  severity: 'low',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['request', 'revision'],
  why: 'Either the document describes what does not exist, or an attack surface that nobody needs stands open.',
  fires: 'No request in the observation window, while the hosts of its API had at least 20.',
  fix: 'Remove it from the document and the server, or find out who should be calling it.',
  examples: {
    fires: '`POST /orders/{orderId}/refund` without a request while the host had 4,000.',
    spares: 'The same where no source shows the host.',
  },
  parameters: {
    hostRequests: { value: 20, says: 'Requests to the hosts of the API below which nothing is said.' },
  },
  followsHosts: isOverdue,
  detect(subject, { parameters }) {
    const { declared } = subject;
    if (!declared?.isCurrent) return CLEAR;
    if (!isObserved(subject, parameters))
      return { unobservable: 'The hosts of its API were not observed enough.' };
    if (!isOverdue(subject, parameters)) return CLEAR;
    return [fireDeclared([citeOperation('No request in 30 days, while its hosts were in use.', declared)])];
  },
};

type Parameters = Readonly<Record<string, number>>;

function isObserved({ activity }: HostFollower, { hostRequests = 0 }: Parameters): boolean {
  return activity.lastMs !== null && activity.requests >= hostRequests;
}

function isOverdue(follower: HostFollower, parameters: Parameters): boolean {
  const { traffic, activity } = follower;
  if (activity.lastMs === null || !isObserved(follower, parameters)) return false;
  const lastMs = traffic?.lastMs ?? null;
  return lastMs === null || lastMs <= activity.lastMs - WINDOW_MS;
}
