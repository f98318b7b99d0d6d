import { describe, expect, it } from 'vitest';
import { TRACKER_DIALECTS } from './dialects';

const ACCESS = {
  address: 'https://tracker.example.com',
  project: 'a/../b',
  account: '',
  issueType: 'Task',
  token: 't',
};

describe('answers of trackers', () => {
  it.each([
    [
      'github',
      { number: 1, html_url: 'javascript:alert(1)', state: 'open', updated_at: '2026-03-01T00:00:00Z' },
    ],
    [
      'gitlab',
      { iid: 1, web_url: 'data:text/html,x', state: 'opened', updated_at: '2026-03-01T00:00:00.000Z' },
    ],
    ['github', { number: '1' }],
    ['jira', { errorMessages: ['no'] }],
    ['jira', null],
  ] as const)('of %s are refused where they are none: %j', (kind, answer) => {
    expect(() => TRACKER_DIALECTS[kind].readCreated(answer, ACCESS)).toThrow();
  });

  it.each(['github', 'gitlab', 'jira'] as const)('in %s stay at the address that was given', (kind) => {
    const { askProject, create } = TRACKER_DIALECTS[kind];
    for (const call of [askProject(ACCESS), create(ACCESS, { title: 'T', body: 'B' })])
      expect(new URL(call.url).origin).toBe(ACCESS.address);
  });

  it('in Jira finds no way where the workflow has none', () => {
    const answer = { transitions: [{ id: '1', to: { statusCategory: { key: 'indeterminate' } } }] };
    expect(TRACKER_DIALECTS.jira.takeWay?.(ACCESS, 'SEC-1', 'closed', answer)).toBeNull();
  });
});
