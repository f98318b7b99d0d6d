import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

async function settle(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('row', { name: /POST \/orders/ }).click();
  await expect(page.getByRole('heading', { name: 'Why this template' })).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    for (const address of [
      '/',
      '/inventory',
      '/inventory?api=Bookshop',
      '/inventory?q=nothing-at-all',
      '/sources',
      '/rules',
      '/rules/AUTH-02',
      '/apis',
      '/findings',
      '/settings/account',
      '/settings/assignment',
      '/settings/rules',
      '/governance/exceptions',
      '/governance/policies/new',
      '/reference',
      '/nowhere',
    ]) {
      test(`${address} passes axe`, async ({ page, complaints }) => {
        await settle(page, address);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        if (address === '/nowhere') complaints.length = 0;
      });
    }

    test('the open panel passes axe', async ({ page }) => {
      await settle(page, '/inventory?api=Bookshop');
      await openPanel(page);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

    test('the dialog of a split passes axe', async ({ page }) => {
      await settle(page, '/inventory?api=Bookshop&q=customers');
      await page.getByRole('row', { name: /\/customers\/me/ }).click();
      await page.getByRole('button', { name: 'Merge me into a parameter' }).click();
      await expect(page.getByRole('heading', { name: /Would go/ })).toBeVisible();
      await page.waitForTimeout(400);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}

for (const width of [360, 1024, 2560]) {
  test(`nothing overflows at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of [
      '/',
      '/inventory?api=Bookshop',
      '/apis',
      '/findings',
      '/sources',
      '/rules',
      '/rules/AUTH-02',
      '/settings/account',
      '/settings/assignment',
      '/settings/audit',
      '/governance/lifecycle',
      '/governance/exceptions',
    ]) {
      await settle(page, address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('a phone has its filters in a drawer and rows as cards', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await settle(page, '/inventory?api=Bookshop');
  const row = page.getByRole('row', { name: /POST \/orders/ });
  expect((await row.boundingBox())?.height).toBeGreaterThan(50);
  await page.getByRole('button', { name: /^Filters/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Filters and order' });
  await drawer.getByRole('checkbox', { name: /^Undocumented/ }).check();
  await drawer.getByRole('button', { name: /^Show/ }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('row', { name: /\/internal\/metrics/ }).click();
  await expect(page.getByRole('complementary', { name: 'Endpoint' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('the row that is opened stays in sight when the list turns into cards', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  await settle(page, '/inventory?api=Bookshop');
  const last = page.getByRole('row', { name: /POST \/orders/ });
  await last.click();
  await expect(page.getByRole('heading', { name: 'Why this template' })).toBeVisible();
  await expect(last).toBeInViewport();
});

test('the page does not shift while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    const holder = window as unknown as { shift: number };
    holder.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) holder.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const address of ['/', '/inventory', '/findings', '/apis', '/sources', '/governance/lifecycle']) {
    await settle(page, address);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01);
  }
});

test('the chosen colour scheme is kept and comes without a flash', async ({ page }) => {
  await settle(page, '/inventory');
  await page.getByRole('button', { name: /account$/ }).click();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
