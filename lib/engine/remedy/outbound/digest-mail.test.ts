import { describe, expect, it } from 'vitest';
import type { FindingRow } from '@/lib/contracts/finding';
import { type MailSection, writeDigestMail } from './digest-mail';
import { digestBegin, newSince } from './mail-time';

const BASE = 'https://gnomon.example.com';

function makeRow(over: Partial<FindingRow> = {}): FindingRow {
  return {
    id: 12,
    apiId: 3,
    api: 'Orders',
    rule: 'AUTH-01',
    title: 'Unauthenticated endpoint',
    severity: 'high',
    confidence: 'high',
    status: 'open',
    endpointId: 1,
    method: 'GET',
    path: '/orders/{id}',
    host: null,
    source: null,
    qualifier: '',
    says: 'Evidence that stays inside.',
    firstSeen: null,
    lastSeen: null,
    openedAt: '2026-11-26T08:00:00.000Z',
    resolvedAt: null,
    dueAt: '2026-12-26T08:00:00.000Z',
    isOverdue: false,
    regressions: 0,
    gain: 1,
    version: 1,
    assignee: null,
    verification: null,
    acceptedUntil: null,
    ...over,
  };
}

const section = (title: string, findings: FindingRow[], over: Partial<MailSection> = {}): MailSection => ({
  title,
  total: findings.length,
  isMore: false,
  findings,
  path: `/findings?${title}`,
  ...over,
});

const write = (...sections: MailSection[]) =>
  writeDigestMail({ name: 'Ada', rhythm: 'daily', sections }, BASE);

describe('a digest by e-mail', () => {
  it('says what there is, line by line, with links', () => {
    const mail = write(section('new', [makeRow()]), section('overdue', []));
    expect(mail?.subject).toBe('Gnomon: 1 new');
    expect(mail?.text).toContain(
      `* high: Unauthenticated endpoint (AUTH-01) at GET /orders/{id} of Orders, due 2026-12-26\n  ${BASE}/findings?finding=12`,
    );
    expect(mail?.text).toContain(`${BASE}/settings/account`);
    expect(mail?.text).not.toContain('stays inside');
    expect(mail?.text).not.toContain('overdue');
  });

  it('is none when there is nothing to say', () => {
    expect(write(section('new', []), section('overdue', []))).toBeNull();
  });

  it('names ten, and counts the others', () => {
    const rows = Array.from({ length: 30 }, (_, id) => makeRow({ id }));
    const mail = write(section('new', rows, { total: 500, isMore: true }));
    expect(mail?.subject).toBe('Gnomon: 500 or more new');
    expect(mail?.text.match(/^\* /gm)).toHaveLength(10);
  });

  it('lets no name begin a line or a header', () => {
    const mail = writeDigestMail(
      {
        name: 'Ada\r\nBcc: eve@example.com',
        rhythm: 'weekly',
        sections: [section('new', [makeRow({ api: 'a\n* high: made up' })])],
      },
      BASE,
    );
    expect(mail?.text.match(/^\* /gm)).toHaveLength(1);
    expect(mail?.text).toMatch(/^Hello Ada Bcc: eve@example.com,\n/);
  });
});

describe('a digest is due', () => {
  it.each([
    ['daily', '2026-11-27T05:59:59Z', null],
    ['daily', '2026-11-27T06:00:00Z', '2026-11-27T00:00:00.000Z'],
    ['daily', '2026-11-27T23:59:59Z', '2026-11-27T00:00:00.000Z'],
    ['weekly', '2026-11-27T12:00:00Z', '2026-11-23T00:00:00.000Z'],
    ['weekly', '2026-11-23T06:00:00Z', '2026-11-23T00:00:00.000Z'],
    ['weekly', '2026-11-29T12:00:00Z', '2026-11-23T00:00:00.000Z'],
  ] as const)('%s at %s for the time since %s', (rhythm, now, begin) => {
    expect(digestBegin(rhythm, new Date(now))?.toISOString() ?? null).toBe(begin);
  });

  it('for what is new since the last one, or since a day or a week, and never for more than a month', () => {
    const now = new Date('2026-11-27T12:00:00Z');
    const since = (rhythm: 'daily' | 'weekly', before: string | null) =>
      newSince(rhythm, before === null ? null : new Date(before), now).toISOString();
    expect(since('daily', null)).toBe('2026-11-26T12:00:00.000Z');
    expect(since('weekly', null)).toBe('2026-11-20T12:00:00.000Z');
    expect(since('daily', '2026-11-24T06:05:00Z')).toBe('2026-11-24T06:05:00.000Z');
    expect(since('daily', '2025-01-01T06:05:00Z')).toBe('2026-10-27T12:00:00.000Z');
  });
});
