import { describe, expect, it } from 'vitest';
import { holdPolicy } from '@/lib/engine/govern/policy/hold-policy';
import type { PolicySubject } from '@/lib/engine/govern/policy/policy-subject';
import { readPolicyFile } from './read-policies';

const policies = await readPolicyFile('fixtures/policies.yaml');

type Outcome = 'passed' | 'failed' | 'unknown' | 'out of scope';

/** What a policy of the file says of one thing. */
function outcomeOf(name: string, values: PolicySubject['values']): Outcome {
  const policy = policies.find((one) => one.name === name);
  if (!policy) throw new Error(`there is no policy ${name}`);
  const subject = { api: 'Shop', endpoint: policy.about === 'api' ? null : 'POST /a', id: null, values };
  const { passed, failed, unknown } = holdPolicy(policy, [subject], { today: '2026-11-08' });
  if (passed + failed + unknown === 0) return 'out of scope';
  return passed > 0 ? 'passed' : failed > 0 ? 'failed' : 'unknown';
}

describe('the policies to begin with', () => {
  it.each<[string, PolicySubject['values'], Outcome]>([
    ['open-apis-score', { exposure: 'open', score: 80 }, 'passed'],
    ['open-apis-score', { exposure: 'open', score: 79.9 }, 'failed'],
    ['open-apis-score', { exposure: 'internal', score: 10 }, 'out of scope'],
    ['open-apis-score', { exposure: 'open' }, 'unknown'],
    ['open-apis-score', { score: 10 }, 'unknown'],
    ['writes-are-authenticated', { writes: true, traffic: 'active', observed: 'always' }, 'passed'],
    ['writes-are-authenticated', { writes: true, traffic: 'active', observed: 'mixed' }, 'failed'],
    ['writes-are-authenticated', { writes: true, traffic: 'active', observed: 'never' }, 'failed'],
    ['writes-are-authenticated', { writes: true, traffic: 'active' }, 'unknown'],
    ['writes-are-authenticated', { writes: false, traffic: 'active', observed: 'never' }, 'out of scope'],
    ['writes-are-authenticated', { writes: true, traffic: 'quiet', observed: 'never' }, 'out of scope'],
    ['deprecated-have-sunset', { stage: 'deprecated', sunsetInDays: 180 }, 'passed'],
    ['deprecated-have-sunset', { stage: 'deprecated', sunsetInDays: 181 }, 'failed'],
    ['deprecated-have-sunset', { stage: 'deprecated', sunsetInDays: null }, 'failed'],
    ['deprecated-have-sunset', { stage: 'active', sunsetInDays: null }, 'out of scope'],
  ])('%s of %j: %s', (name, values, outcome) => {
    expect(outcomeOf(name, values)).toBe(outcome);
  });
});
