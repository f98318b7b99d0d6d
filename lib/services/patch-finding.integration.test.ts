import { expect, it } from 'vitest';
import { applyOverlay, type Json } from '@/lib/engine/remedy/overlay/apply-overlay';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { inspectFinding } from './inspect-finding';
import { judgeStale } from './judge-stale';
import { patchOf } from './patch-finding';

const services = withServices();
const RESPONSES = {
  200: { description: 'fine' },
  429: { description: 'slow' },
  default: { description: 'error' },
};
const SPEC = {
  openapi: '3.1.0',
  info: { title: 'Ledger', version: '1' },
  servers: [{ url: 'https://ledger.example.com/v2' }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Ledger-Key' } } },
  paths: {
    '/books': { get: { security: [{ key: [] }], responses: RESPONSES } },
    '/books/{bookId}': { put: { responses: RESPONSES } },
  },
};
const traffic = Array.from({ length: 8 }, (_, i) =>
  makeLine({
    time: new Date(NOW.getTime() - (i + 1) * 86_400_000).toISOString(),
    url: `https://ledger.example.com/v2/exports/${100 + i}`,
    requestHeaders: { 'x-ledger-key': 'v4lue-nobody-may-see' },
    responseBody: { owner: 'v4lue-nobody-may-see' },
  }),
);

async function findingsOf(rule: string): Promise<number[]> {
  const rows = await services.query<{ id: number }>(
    `SELECT "id" FROM "Finding" WHERE "rule" = $1 AND "resolvedAt" IS NULL ORDER BY "id"`,
    [rule],
  );
  return rows.map(({ id }) => id);
}

it.each(['INV-01', 'AUTH-04'])(
  'clears a finding of %s when its overlay is applied and imported',
  async (rule) => {
    await deliver(SPEC, { file: 'ledger.json' });
    await deliver(traffic);
    await judgeStale(NOW);
    const [id] = await findingsOf(rule);
    const { patches, because, isInSpec } = await patchOf(id as number, NOW);
    expect({ because, isInSpec }).toEqual({ because: null, isInSpec: true });
    expect(patches).toMatchObject([{ document: { title: 'Ledger', revision: 1 }, kind: 'describes' }]);
    expect(JSON.stringify(patches)).not.toContain('v4lue');
    const { document, faults } = applyOverlay(SPEC as Json, patches[0]?.overlay.actions ?? []);
    expect(faults).toEqual([]);
    await deliver(document, { file: 'ledger.json' });
    await judgeStale(NOW);
    expect(await findingsOf(rule)).not.toContain(id);
    expect(await findingsOf('AUTH-03')).toEqual([]);
  },
);

it('explains a finding with the names of its endpoint, its documents and its callers', async () => {
  await deliver(SPEC, { file: 'ledger.json' });
  await deliver(traffic);
  await judgeStale(NOW);
  const [shadow] = await findingsOf('INV-01');
  const { explanation } = await inspectFinding(shadow as number, NOW);
  expect(explanation?.says.join(' ')).toMatch(
    /`GET \/exports\/\{\w+\}` on `ledger\.example\.com` answers.*Seen in 8 requests/,
  );
  const [open] = await findingsOf('AUTH-04');
  const text = (await inspectFinding(open as number, NOW)).explanation?.steps.join(' ');
  expect(text).toContain('the header `X-Ledger-Key` (scheme `key`)');
});

it('says why there is none: another fix, no document, no finding', async () => {
  await deliver(traffic.map((line) => JSON.stringify({ ...JSON.parse(line), requestHeaders: {} })));
  await judgeStale(NOW);
  const [shadow] = await findingsOf('INV-01');
  expect(await patchOf(shadow as number, NOW)).toMatchObject({
    isInSpec: true,
    patches: [],
    because: expect.stringContaining('no OpenAPI document'),
  });
  const [open] = await findingsOf('AUTH-01');
  expect(await patchOf(open as number, NOW)).toMatchObject({ isInSpec: false, patches: [] });
  await expect(patchOf(2 ** 31 - 1, NOW)).rejects.toMatchObject({ status: 404 });
});
