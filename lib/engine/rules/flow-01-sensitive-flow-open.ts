import { isWrite } from '@/lib/engine/bytes/methods';
import { isSensitiveFlow } from '@/lib/engine/lexicon/path-roles';
import { citeTraffic } from './cite';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';
import { declaresLimit, isThrottled } from './throttled';

export const sensitiveFlowOpen: EndpointRule = {
  id: 'FLOW-01',
  title: 'Sensitive flow open',
  severity: 'medium',
  owasp: 6,
  needs: 'both',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Login, sign-up, purchase and reset are worth automating to an attacker.',
  fires:
    'An operation that writes, on a path of such a flow, succeeded, and no 429 and no limit was ever seen or declared.',
  fix: 'Limit the flow by client and account, and add a challenge where it is abused.',
  examples: {
    fires: '`POST /password/reset` without any limit.',
    spares: '`GET /orders`: reading starts no flow.',
  },
  parameters: {},
  detect(subject) {
    const { method, path, traffic, declared } = subject;
    if (!isWrite(method) || !isSensitiveFlow(path)) return CLEAR;
    if (traffic === null || traffic.successes === 0 || isThrottled(traffic)) return CLEAR;
    if (declared?.isCurrent && declaresLimit(declared)) return CLEAR;
    const { successes: exchanges, firstProvingMs: firstMs, lastProvingMs: lastMs } = traffic;
    const says = 'It starts a sensitive flow, and nothing limits how often.';
    return [
      fireSeen({ evidence: [citeTraffic(says, { exchanges, firstMs, lastMs })], traffic, firstMs, lastMs }),
    ];
  },
};
