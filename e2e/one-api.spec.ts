import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { test } from './watched-page';

const FINE = { responses: { 200: { description: 'Fine' } } };
const HOST = 'ledger.example';

const spec = (version: string, paths: object) => ({
  openapi: '3.1.0',
  info: { title: 'Ledger', version },
  servers: [{ url: `https://${HOST}` }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths,
});
const GUARDED = { ...FINE, security: [{ token: [] }] };
const REVISIONS = [
  spec('1.0.0', { '/entries': { get: GUARDED, post: GUARDED }, '/totals': { get: GUARDED } }),
  spec('2.0.0', { '/entries': { get: FINE, post: GUARDED } }),
];

/** Two revisions, the second without a lock and an operation of the first; and a call that neither declares. */
async function fillLedger(request: APIRequestContext): Promise<void> {
  const line = { time: new Date().toISOString(), method: 'GET', status: 200 };
  const traffic = ['/entries', '/audit'].map((path) =>
    JSON.stringify({ ...line, url: `https://${HOST}${path}` }),
  );
  const files = [...REVISIONS.map((revision) => JSON.stringify(revision)), `${traffic.join('\n')}\n`];
  for (const [index, data] of files.entries()) {
    const name = index < REVISIONS.length ? 'ledger.json' : 'ledger.ndjson';
    const response = await request.post(`/api/v1/sources/upload/batches?file=${name}`, {
      data: Buffer.from(data),
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': `ledger-${index}` },
    });
    expect(response.ok()).toBe(true);
  }
}

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views of the API' }).getByRole('link', { name });

test.beforeAll(async ({ request }) => fillLedger(request));

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('a lead finds an API, sees why it scores as it does, and what the last revision broke', async ({
      page,
    }) => {
      await page.goto('/apis');
      await page.getByRole('searchbox').fill('ledger');
      const row = page.getByRole('row', { name: /Ledger/ });
      await expect(row).toContainText('1 seen only');
      await expect(page.getByRole('status').filter({ hasText: '1 API' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await row.getByRole('link', { name: 'Ledger', exact: true }).click();

      await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'How the score comes about' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Posture report' })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      await view(page, 'Revisions').click();
      await expect(page).toHaveURL(/view=revisions/);
      const changes = page.getByRole('region', { name: 'What changed' });
      await expect(changes.getByText('Security', { exact: false }).first()).toBeVisible();
      await expect(changes).toContainText('/totals');
      await expect(page.getByRole('row', { name: /Ledger 2.0.0/ })).toContainText('2 current');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      await view(page, 'Callers').click();
      await expect(page.getByRole('row', { name: /\/audit/ })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      await view(page, 'Overlay').click();
      await expect(page.getByText('It documents 1 endpoint')).toBeVisible();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download ledger.overlay.yaml' }).click();
      expect((await download).suggestedFilename()).toBe('ledger.overlay.yaml');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}

test('a lead says how far an API reaches', async ({ page }) => {
  await page.goto('/apis?q=ledger');
  await page.getByRole('link', { name: 'Ledger', exact: true }).click();
  const said = page.waitForResponse((response) => response.url().endsWith('/stewardship'));
  await page.getByLabel('Exposure').selectOption('partner');
  await said;
  await page.goto('/inventory?exposure=partner');
  await expect(page.getByRole('row', { name: /GET \/audit/ })).toBeVisible();
});

test.describe('an address that leads nowhere', () => {
  test.use({ expectedComplaint: /404/ });

  test('an API that is not there says so', async ({ page }) => {
    await page.goto('/apis/99999999');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/no|not/i);
  });
});
