import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { importExchanges } from './import-file';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => {
  await importExchanges(
    request,
    'gallery.example',
    Array.from({ length: 8 }, () => ({ path: '/pictures' })),
  );
  const find = async () => (await request.get('/api/v1/findings?api=gallery.example')).json();
  await expect.poll(async () => (await find()).total, { timeout: 20_000 }).toBeGreaterThan(0);
  const [{ id, version }] = (await find()).findings;
  const act = { kind: 'request', for: 'false-positive', reason: 'Everybody may look at the pictures.' };
  const acted = await request.post('/api/v1/findings/acts', { data: { act, findings: [{ id, version }] } });
  expect((await acted.json()).done).toHaveLength(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('an auditor sees who excepted what, until when and why', async ({ page }) => {
      await page.goto('/governance/exceptions');
      const row = page.getByRole('row', { name: /gallery\.example/ });
      await expect(row).toContainText('False positive');
      await expect(row).toContainText('In force');
      await expect(row).toContainText('Everybody may look at the pictures.');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('radio', { name: /^Past/ }).check();
      await expect(page).toHaveURL(/view=past/);
      await expect(row).toHaveCount(0);
    });
  });
}

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('the list of exceptions fits', async ({ page }) => {
    await page.goto('/governance/exceptions');
    await expect(page.getByRole('row', { name: /gallery\.example/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
