import { expect, it } from 'vitest';
import { EndpointOrder } from '@/lib/contracts/inventory';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { exportInventory, exportRows } from './export-inventory';

withServices();
const DAY_MS = 86_400_000;
const HOST = 'https://a.example.com';
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString();

const pathsOf = async (query: Partial<EndpointOrder>) => {
  const lines = await Array.fromAsync(exportInventory(EndpointOrder.parse(query), NOW));
  return lines.map(({ path }) => path);
};

it('exports what the filter keeps, in its order', async () => {
  await deliver([
    makeLine({ url: `${HOST}/old`, time: daysAgo(40) }),
    makeLine({ url: `${HOST}/new`, time: daysAgo(3) }),
    makeLine({ url: `${HOST}/newest`, time: daysAgo(0.5) }),
    makeLine({ url: `${HOST}/old`, time: daysAgo(0.2) }),
  ]);
  expect(await pathsOf({ sort: 'firstSeen', order: 'desc' })).toEqual(['/newest', '/new', '/old']);
  expect(await pathsOf({ sort: 'requests', order: 'desc', q: 'old' })).toEqual(['/old']);
  expect(await pathsOf({ appeared: ['month'] })).toEqual(['/new', '/newest']);
  expect(await pathsOf({ appeared: ['day'] })).toEqual(['/newest']);
  expect(await pathsOf({ appeared: ['day', 'week'] })).toEqual(['/new', '/newest']);
});

it('exports every row of a long list once', async () => {
  const words = Array.from({ length: 1203 }, (_, i) => `w${i.toString(36)}x`);
  await deliver(words.map((word) => makeLine({ url: `https://${word}.example.com/about` })));
  const pages = await Array.fromAsync(exportRows(EndpointOrder.parse({ sort: 'path' }), NOW));
  const ids = pages.flat().map(({ id }) => id);
  expect(ids).toHaveLength(1203);
  expect(new Set(ids).size).toBe(1203);
});
