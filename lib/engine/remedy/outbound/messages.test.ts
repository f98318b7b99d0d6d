import { describe, expect, it } from 'vitest';
import { writeCloudEvent, writeTestEvent } from './cloud-event';
import { digestEvents, digestOfTest } from './digest-events';
import { writeSlackMessage } from './slack-message';
import { writeTeamsMessage } from './teams-message';
import { makeEvent } from './testing/outbound-events';

const BASE = 'https://gnomon.example.com';

describe('a CloudEvent', () => {
  it('says what happened to a finding, to which one, and where to read on', () => {
    const event = makeEvent({
      kind: 'exception.decided',
      actor: 'Ada',
      isApproved: true,
      finding: { status: 'risk-accepted', previousStatus: 'open' },
    });
    expect(writeCloudEvent(event, BASE)).toEqual({
      specversion: '1.0',
      id: event.id,
      source: BASE,
      type: 'dev.gnomon.exception.decided.v1',
      subject: 'findings/12',
      time: '2026-11-27T02:00:00.000Z',
      datacontenttype: 'application/json',
      data: {
        link: `${BASE}/findings?finding=12`,
        actor: 'Ada',
        api: { id: 3, name: 'Orders', team: 'Shop' },
        finding: event.finding,
        isApproved: true,
      },
    });
  });

  it('about an API has no finding', () => {
    const told = writeCloudEvent(makeEvent({ kind: 'api.appeared', finding: null }), BASE);
    expect(told).toMatchObject({ type: 'dev.gnomon.api.appeared.v1', subject: 'apis/3' });
    expect(Object.keys(told.data)).toEqual(['link', 'actor', 'api']);
  });

  it('of a test says that it is one', () => {
    expect(writeTestEvent('x', '2026-11-27T02:00:00.000Z', BASE)).toMatchObject({
      id: 'x',
      type: 'dev.gnomon.test.v1',
    });
  });
});

describe('a digest', () => {
  it('of few has a line for each, in their order', () => {
    const events = ['one', 'two'].map((path) => makeEvent({ finding: { path: `/${path}` } }));
    expect(digestEvents(events, BASE)).toMatchObject({
      title: 'Gnomon: 2 changes',
      counts: [],
      lines: [
        { text: 'New finding: high, Unauthenticated endpoint (AUTH-01) at GET /one of Orders' },
        { text: expect.stringContaining('/two') },
      ],
      more: 0,
    });
  });

  it('of a burst has numbers and the worst five', () => {
    const events = Array.from({ length: 500 }, (_, i) =>
      makeEvent({ finding: { id: i, severity: i === 400 ? 'critical' : 'low' } }),
    );
    const digest = digestEvents([...events, makeEvent({ kind: 'api.appeared', finding: null })], BASE);
    expect(digest.title).toBe('Gnomon: 501 changes');
    expect(digest.counts).toEqual(['New finding: 500 (1 critical, 499 low)', 'New API: 1']);
    expect(digest.lines.map(({ link }) => link).slice(0, 2)).toEqual([
      `${BASE}/apis/3`,
      `${BASE}/findings?finding=400`,
    ]);
    expect(digest.lines).toHaveLength(5);
    expect(digest.more).toBe(496);
  });

  it.each([
    [makeEvent({ kind: 'finding.assigned', actor: 'Ada', finding: { assignee: 'Bob' } }), 'assigned to Bob'],
    [makeEvent({ kind: 'finding.assigned' }), 'assigned to nobody'],
    [
      makeEvent({
        kind: 'finding.status-changed',
        finding: { status: 'in-progress', verification: 'failed' },
      }),
      'is in progress (verification: failed)',
    ],
    [makeEvent({ kind: 'exception.decided', isApproved: false }), 'Exception not approved'],
    [makeEvent({ actor: 'Ada' }), ', by Ada'],
    [makeEvent({ finding: { method: null, path: null } }), 'endpoint (AUTH-01) of Orders'],
    [makeEvent({ kind: 'api.appeared', finding: null }), 'New API: Orders'],
  ])('says %#', (event, words) => {
    expect(digestEvents([event], BASE).lines[0]?.text).toContain(words);
  });

  it('bounds every text', () => {
    const long = 'x'.repeat(100_000);
    const event = makeEvent({ actor: long, finding: { path: long, title: long, assignee: long } });
    expect(digestEvents([event], BASE).lines[0]?.text.length).toBeLessThan(1000);
  });
});

const HOSTILE = '<!channel> <https://evil.example|Open> & [x](https://evil.example) *b*';

describe('a Slack message', () => {
  it('has blocks and a text in their place', () => {
    const message = writeSlackMessage(digestEvents([makeEvent()], BASE));
    expect(message.text).toContain('New finding: high');
    expect(message.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
    expect(message.blocks[1]?.text?.text).toContain(`<${BASE}/findings?finding=12|Open>`);
  });

  it('lets no name mention, link or command', () => {
    const events = [makeEvent({ api: { id: 3, name: HOSTILE, teamId: null, team: null }, actor: HOSTILE })];
    const { text, blocks } = writeSlackMessage(digestEvents(events, BASE));
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt;');
    const own = `<${BASE}/findings?finding=12|Open>`;
    expect(blocks[1]?.text?.text.replace(own, '')).not.toMatch(/[<>]/);
  });

  it('of a burst stays small', () => {
    const events = Array.from({ length: 1000 }, () => makeEvent({ finding: { path: 'x'.repeat(5000) } }));
    const message = writeSlackMessage(digestEvents(events, BASE));
    expect(message.blocks.length).toBeLessThan(50);
    expect(JSON.stringify(message).length).toBeLessThan(10_000);
    expect(message.blocks.at(-1)?.elements?.[0]?.text).toContain('995 more');
  });
});

describe('a Teams message', () => {
  it('is one Adaptive Card with a link', () => {
    const message = writeTeamsMessage(digestOfTest(BASE));
    expect(message.attachments).toHaveLength(1);
    expect(message.attachments[0]?.content).toMatchObject({
      type: 'AdaptiveCard',
      actions: [{ type: 'Action.OpenUrl', url: BASE }],
    });
  });

  it('shows names in text runs alone, which know no markup', () => {
    const events = [makeEvent({ api: { id: 3, name: HOSTILE, teamId: null, team: null } })];
    const json = JSON.stringify(writeTeamsMessage(digestEvents(events, BASE)));
    expect(json).toContain('[x](https://evil.example)');
    expect(json).not.toContain('"TextBlock"');
  });
});
