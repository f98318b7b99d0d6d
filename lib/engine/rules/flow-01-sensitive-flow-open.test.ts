import type { EndpointSubject } from '@/lib/contracts/subject';
import { sensitiveFlowOpen } from './flow-01-sensitive-flow-open';
import { makeThrottling } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeOperation, makeTraffic } from './testing/subjects';

const DAYS = [makeDay(3), makeDay(2), makeDay(1)];
const at = (path: string, overrides: Partial<EndpointSubject> = {}) =>
  makeEndpoint({ method: 'POST', path, key: path, declared: null, ...overrides });

describeRule(sensitiveFlowOpen, [
  {
    name: 'a password reset without any limit',
    subject: at('/password/reset'),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'a documented sign-up that declares no 429, in a single capture, with low confidence',
    subject: at('/sign-up', {
      declared: makeOperation({ responses: ['201', 'default'] }),
      traffic: makeTraffic([makeDay(1, { requests: 1 })]),
    }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: 'a login, however it is spelt', subject: at('/rest/user/login'), expect: 'fires' },
  {
    name: 'silent since: silence is no good news',
    subject: at('/checkout', { traffic: makeTraffic([makeDay(20), makeDay(19)]) }),
    expect: 'fires',
  },
  { name: 'a proof of who somebody is', subject: at('/2fa/verify'), expect: 'fires' },
  { name: 'an address to verify', subject: at('/user/verify-email-token'), expect: 'fires' },
  { name: 'something else is verified', subject: at('/wallets/verifyReceipt'), expect: 'spares' },
  { name: 'reading starts no flow', subject: at('/checkout', { method: 'GET' }), expect: 'spares' },
  { name: 'an ordinary write', subject: at('/orders'), expect: 'spares' },
  { name: 'a word that only begins like one', subject: at('/payees'), expect: 'spares' },
  {
    name: 'it never succeeded',
    subject: at('/checkout', { traffic: makeTraffic([makeDay(1, { successes: 0, clientErrors: 10 })]) }),
    expect: 'spares',
  },
  {
    name: 'its document declares 429',
    subject: at('/checkout', { declared: makeOperation({ responses: ['201', '429'] }) }),
    expect: 'spares',
  },
  {
    name: 'newer traffic with a limit header',
    subject: at('/checkout', {
      traffic: makeTraffic(DAYS, { throttling: makeThrottling({ withLimits: 5 }) }),
    }),
    expect: 'clears',
  },
  {
    name: 'newer traffic with a 429',
    subject: at('/checkout', {
      traffic: makeTraffic(DAYS, {
        statuses: [
          { status: 201, count: 30, anonymous: 0 },
          { status: 429, count: 1, anonymous: 0 },
        ],
      }),
    }),
    expect: 'clears',
  },
]);
