import { describe, expect, it } from 'vitest';
import { sayReturned } from './returned-as';

const opened = { rule: 'AUTH-02', method: 'GET', key: '/orders/{}' };
const before = { ...opened, id: 7, rule: 'AUTH-01', status: 'resolved' };

describe('a finding that opens', () => {
  it('names the one that was resolved at its place and is the same problem', () => {
    expect(sayReturned(opened, [{ ...before, key: '/a' }, before])).toContain(
      'AUTH-01 was resolved here (finding 7)',
    );
  });

  it.each([
    ['is still open', { ...before, status: 'open' }],
    ['is of another method', { ...before, method: 'POST' }],
    ['is another problem', { ...before, rule: 'AUTH-05' }],
  ])('names none that %s', (_, other) => {
    expect(sayReturned(opened, [other])).toBeNull();
  });

  it('names none for what is about no endpoint', () => {
    expect(sayReturned({ ...opened, key: null }, [{ ...before, key: null }])).toBeNull();
  });
});
