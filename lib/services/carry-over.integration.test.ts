import { describe, expect, it } from 'vitest';
import type { FindingRow } from '@/lib/contracts/finding';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { actOnFindings } from './act-on-findings';
import { addHost } from './browse-apis';
import { browseFindings } from './browse-findings';
import { inspectFinding } from './inspect-finding';
import { judgeAll } from './judge-stale';

const services = withServices();
const HOST = 'shop.example.com';
const DAY_MS = 86_400_000;
const later = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);
const spec = (base: string) => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: `https://${HOST}${base}` }],
  paths: { '/known': { get: { responses: { 200: { description: 'ok' } } } } },
});

const see = (path: string, now = NOW) =>
  deliver(
    [
      makeLine({
        url: `https://${HOST}${path}`,
        method: 'POST',
        time: now.toISOString(),
        requestHeaders: { accept: '*/*' },
      }),
    ],
    {},
    now,
  );

async function findings(now: Date, status?: FindingRow['status']): Promise<FindingRow[]> {
  const query = { sort: 'opened', limit: 100, ...(status && { status: [status] }) } as const;
  return (await browseFindings({ ...query, status: query.status && [...query.status] }, now)).findings;
}

describe('an API that becomes part of another', () => {
  it('gives its findings with their history, without the base path', async () => {
    await see('/api/v3/orders');
    await judgeAll(NOW);
    const before = await findings(NOW);
    expect(before.map(({ path }) => path)).toContain('/api/v3/orders');
    const person = await givePerson('analyst');
    const named = before.map(({ id, version }) => ({ id, version }));
    await actOnFindings({ act: { kind: 'comment', text: 'Known for years.' }, findings: named }, person, NOW);
    await deliver(spec('/api/v3'), { file: 'shop.json' }, later(1));
    await judgeAll(later(1));
    const after = await findings(later(1));
    const kept = after.filter(({ id }) => named.some((one) => one.id === id));
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept.map(({ api }) => api))).toEqual(new Set(['Shop']));
    const shadow = kept.find(({ path }) => path === '/orders');
    const { events } = await inspectFinding(shadow?.id as number, later(1));
    expect(events.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['Known for years.', `${HOST} became part of Shop.`]),
    );
    const fresh = after.filter(({ id, path }) => path === '/orders' && !named.some((one) => one.id === id));
    expect(
      fresh
        .map(({ rule }) => rule)
        .filter((rule) => kept.some((one) => one.rule === rule && one.path === '/orders')),
    ).toEqual([]);
  });

  it('keeps what is not below the base path', async () => {
    await see('/api/v3/orders');
    await see('/status/all');
    await judgeAll(NOW);
    await deliver(spec('/api/v3'), { file: 'shop.json' }, later(1));
    await judgeAll(later(1));
    const after = await findings(later(1));
    const apiOf = (path: string) => new Set(after.filter((one) => one.path === path).map(({ api }) => api));
    expect(apiOf('/orders')).toEqual(new Set(['Shop']));
    expect(apiOf('/status/all')).toEqual(new Set([HOST]));
    expect(apiOf('/api/v3/orders')).toEqual(new Set());
  });

  it('does not give what the other one has', async () => {
    await deliver(spec(''), { file: 'shop.json' });
    await see('/orders');
    const other = 'mirror.example.com';
    await deliver([
      makeLine({ url: `https://${other}/orders`, method: 'POST', requestHeaders: { accept: '*/*' } }),
    ]);
    await judgeAll(NOW);
    const [{ id }] = (await services.query<{ id: number }>(
      `SELECT "id" FROM "Api" WHERE "name" = 'Shop'`,
    )) as [{ id: number }];
    await addHost(id, other, later(1));
    await judgeAll(later(1));
    const after = await findings(later(1));
    const places = after.map(({ rule, method, path, qualifier, host }) =>
      [rule, method, path, qualifier, host].join(),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(after.map(({ api }) => api))).toEqual(new Set(['Shop']));
  });
});
