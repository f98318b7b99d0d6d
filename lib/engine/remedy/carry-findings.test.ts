import { describe, expect, it } from 'vitest';
import { carryFindings, type UnhousedFinding } from './carry-findings';
import type { FreshFinding } from './settle-findings';

const gone = (over: Partial<UnhousedFinding> = {}): UnhousedFinding => ({
  id: 1,
  fingerprint: 'old',
  rule: 'INV-01',
  status: 'open',
  lastSeen: null,
  decidedSeverity: null,
  method: 'GET',
  key: '/users/{}',
  qualifier: '',
  ...over,
});
const fresh = (key: string, over: Partial<FreshFinding['detected']> = {}): FreshFinding => ({
  fingerprint: `new ${key}`,
  detected: {
    rule: 'INV-01',
    severity: 'high',
    confidence: 'high',
    api: 'Shop',
    method: 'GET',
    path: key,
    key,
    host: null,
    source: null,
    qualifier: '',
    evidence: [{ says: 'It answered.' }],
    firstSeen: null,
    lastSeen: null,
    ...over,
  },
});
const pairs = (...args: Parameters<typeof carryFindings>) =>
  carryFindings(...args).map(({ id, fresh: heir }) => [id, heir.detected.key]);

describe('findings whose template changed', () => {
  it('go on under the template that a merge made', () => {
    expect(pairs([gone({ key: '/users/alice' })], [fresh('/users/{}')])).toEqual([[1, '/users/{}']]);
  });

  it('of several merged, the oldest goes on', () => {
    const both = [gone({ id: 7, key: '/users/bob' }), gone({ id: 3, key: '/users/alice' })];
    expect(pairs(both, [fresh('/users/{}')])).toEqual([[3, '/users/{}']]);
  });

  it('of several split, the first goes on and the others begin anew', () => {
    expect(pairs([gone()], [fresh('/users/search'), fresh('/users/export')])).toEqual([[1, '/users/export']]);
  });

  it.each([
    ['another rule', fresh('/users/me', { rule: 'AUTH-01' })],
    ['another method', fresh('/users/me', { method: 'POST' })],
    ['another qualifier', fresh('/users/me', { qualifier: 'query key' })],
    ['another place', fresh('/orders/me')],
    ['another depth', fresh('/users/me/keys')],
  ])('do not go on as %s', (_, candidate) => {
    expect(carryFindings([gone()], [candidate])).toEqual([]);
  });
});
