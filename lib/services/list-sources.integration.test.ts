import { expect, it } from 'vitest';
import { SourceHealth } from '@/lib/contracts/source';
import { makeExchangeLines, makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { listSilentSources, listSources } from './list-sources';

withServices();
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
const lines = (seed: number) => makeExchangeLines({ seed, count: 20 });

it('lists no source before anything was delivered', async () => {
  expect(await listSources(NOW)).toEqual([]);
});

it('keeps the books of a week, with the rate of a day, for each source', async () => {
  await deliver(lines(1), { source: 'edge' }, hoursAgo(24 * 8));
  await deliver([...lines(2), 'no exchange', '{}'], { source: 'edge' }, hoursAgo(50));
  await deliver([...lines(3), '{}'], { source: 'edge' }, hoursAgo(3));
  await deliver(makeSpec(), { source: 'upload', file: 'shop.json' }, hoursAgo(1));
  const sources = await listSources(NOW);
  expect(SourceHealth.array().parse(sources)).toEqual(sources);
  expect(sources.map(({ source }) => source)).toEqual(['upload', 'edge']);
  const [upload, edge] = sources;
  expect(upload).toMatchObject({ isByHand: true, state: 'delivering', received: 0, lastSeen: null });
  expect(edge).toMatchObject({ isByHand: false, state: 'delivering', receipts: 2, failed: 0 });
  expect(edge).toMatchObject({ received: 43, counted: 40, skipped: 3, countedLastDay: 20 });
  expect(edge?.skippedBy.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(edge?.lastReceipt.startedAt).toBe(hoursAgo(3).toISOString());
});

it('tells when the latest exchange of a source happened, whatever came last', async () => {
  const at = (hours: number) => [makeLine({ time: hoursAgo(hours).toISOString() })];
  await deliver(at(2), { source: 'edge' }, hoursAgo(1));
  await deliver(at(200), { source: 'edge' }, NOW);
  expect((await listSources(NOW))[0]?.lastSeen).toBe(hoursAgo(2).toISOString());
});

it('calls a source silent a day after it delivered last, unless people bring its files', async () => {
  for (const source of ['edge', 'upload']) await deliver(lines(1), { source }, hoursAgo(23));
  const states = async (hours: number) =>
    Object.fromEntries((await listSources(hoursAgo(-hours))).map(({ source, state }) => [source, state]));
  expect(await states(0)).toEqual({ edge: 'delivering', upload: 'delivering' });
  expect(await states(2)).toEqual({ edge: 'silent', upload: 'delivering' });
});

it('calls a source silent after three times its usual gap, until it delivers again', async () => {
  for (let i = 12; i > 0; i--) await deliver(lines(i), { source: 'edge' }, hoursAgo(i * 0.2));
  const after = async (minutes: number) => listSilentSources(hoursAgo(0.2 - minutes / 60));
  expect(await after(35)).toEqual([]);
  expect(await after(38)).toEqual(['edge']);
  await deliver(lines(20), { source: 'edge' }, hoursAgo(0.2 - 39 / 60));
  expect(await after(40)).toEqual([]);
});

it('calls a source failing while its last delivery failed', async () => {
  await deliver(lines(1), { source: 'edge' }, hoursAgo(3));
  await deliver(new Uint8Array(4096).fill(7), { source: 'edge' }, hoursAgo(2));
  const [failing] = await listSources(NOW);
  expect(failing).toMatchObject({ state: 'failing', failed: 1, counted: 20 });
  expect(failing?.problems).not.toEqual([]);
  await deliver(lines(2), { source: 'edge' }, hoursAgo(1));
  expect((await listSources(NOW))[0]?.state).toBe('delivering');
});
