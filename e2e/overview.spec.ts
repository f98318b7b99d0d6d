import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('an analyst sees what appeared this week and opens one of it', async ({ page }) => {
      await page.goto('/');
      const appeared = page.getByRole('region', { name: 'New this week' });
      const metrics = appeared.getByRole('link', { name: /GET \/internal\/metrics/ });
      await expect(metrics).toContainText('Shadow');
      await expect(metrics).toHaveAttribute('href', /^\/endpoints\/\d+$/);
      await expect(page.getByRole('link', { name: /^Shadow \d/ })).toHaveAttribute(
        'href',
        '/inventory?name=shadow',
      );
      await page.waitForLoadState('networkidle');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await appeared.getByRole('link', { name: /^All \d+ endpoints/ }).click();
      await expect(page).toHaveURL(/appeared=week/);
      await page.getByRole('row', { name: /GET \/internal\/metrics/ }).click();
      await expect(page.getByRole('complementary', { name: 'Endpoint' })).toContainText('/internal/metrics');
    });

    test('anything is found and opened by keyboard alone', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('heading', { name: 'New this week' }).waitFor();
      await page.keyboard.press('Control+k');
      const field = page.getByRole('combobox', { name: /^Find an API/ });
      await expect(field).toBeFocused();
      await page.keyboard.type('weak jwt');
      const option = page.getByRole('option', { name: /AUTH-11/ });
      await expect(option).toHaveAttribute('aria-selected', 'true');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL('/rules/AUTH-11');
      await page.keyboard.press('Control+k');
      await expect(field).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(field).toHaveCount(0);
    });

    test('the report of the estate reads well', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Posture report' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'The estate' })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Worst endpoints' })).toBeAttached();
      await page.waitForLoadState('networkidle');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}

test('the report comes as a PDF from the same page', async ({ page }) => {
  await page.goto('/reports/estate');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download PDF' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^gnomon-posture-estate-\d{4}-\d\d-\d\d\.pdf$/);
  const response = await page.request.get('/api/v1/reports/estate/pdf');
  expect(response.headers()['content-type']).toBe('application/pdf');
  expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test.describe('an old address', () => {
  test.use({ expectedComplaint: /404/ });

  test('the earlier address of the imports leads to the sources', async ({ page }) => {
    await page.goto('/import?receipt=abc');
    await expect(page).toHaveURL('/sources?receipt=abc');
  });
});
