import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('an analyst goes from a row by keyboard to all that is known of its endpoint', async ({ page }) => {
      await page.goto('/inventory?api=Bookshop&q=customers');
      const row = page.getByRole('row', { name: /GET \/customers\/\{/ });
      await row.focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('complementary', { name: 'Endpoint' });
      await expect(panel.getByRole('heading', { level: 2 }).first()).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/endpoints\/\d+$/);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('/customers/');
      const findings = page.getByRole('region', { name: 'Findings' });
      await expect(findings.getByRole('link', { name: 'Shadow endpoint' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Spec beside traffic' })).toContainText('In no spec');
      await expect(page.getByRole('region', { name: 'Requests by day' }).getByRole('img')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Hours of the week' }).getByRole('table')).toBeVisible();
      const example = page.getByRole('region', { name: 'Example' });
      await expect(example).toContainText('GET /customers/');
      await expect(example).not.toContainText('ada@example.org');
      await expect(page.getByRole('region', { name: 'History' })).toContainText('for the first time');
      await page.waitForLoadState('networkidle');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('link', { name: 'Document it with an overlay' }).click();
      await expect(page).toHaveURL(/\/apis\/\d+\?view=overlay/);
    });
  });
}

test('an operation that nobody calls says how its traffic would show', async ({ page }) => {
  await page.goto('/inventory?api=Bookshop&q=authors');
  await page.getByRole('row', { name: /\/authors/ }).click();
  await page.getByRole('link', { name: 'Whole page' }).click();
  await expect(page.getByText('No source has shown a request.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('the page of an endpoint fits, and each chart has its table', async ({ page }) => {
    await page.goto('/inventory?api=Bookshop&q=customers');
    await page.getByRole('row', { name: /GET \/customers\/\{/ }).click();
    await page.getByRole('link', { name: 'Whole page' }).click();
    // The panel, which goes with the list, has the same charts.
    await expect(page).toHaveURL(/\/endpoints\/\d+$/);
    const days = page.getByRole('region', { name: 'Requests by day' });
    await days.getByText('As a table').click();
    await expect(days.getByRole('columnheader', { name: '5xx' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Callers' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});

test.describe('an address that leads nowhere', () => {
  test.use({ expectedComplaint: /404/ });

  test('the address of an endpoint that is gone says where to look', async ({ page }) => {
    await page.goto('/endpoints/99999999');
    await expect(page.getByRole('heading', { name: 'This endpoint is not in the inventory' })).toBeVisible();
  });
});
