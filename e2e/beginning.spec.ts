import { expect } from '@playwright/test';
import { bookshopSpec, bookshopTraffic } from './bookshop';
import { test } from './watched-page';

/** The only tests that need an inventory without a row: the first file in the order of names. */
test.describe.configure({ mode: 'serial' });

test('an empty inventory says what to do next', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The inventory is empty' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fill with the demo estate' })).toBeVisible();
  await expect(page.getByText('npx gnomon import FILE…')).toBeVisible();
  await page.getByRole('link', { name: 'Import files' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing imported yet' })).toBeVisible();
});

test('a spec and a recording become rows, with a receipt each', async ({ page }) => {
  await page.goto('/sources');
  await page.locator('input[type=file]').setInputFiles([bookshopSpec(), bookshopTraffic()]);
  const spec = page.getByRole('article', { name: 'Receipt of bookshop.json' });
  await expect(spec.getByText('Operations')).toBeVisible();
  const traffic = page.getByRole('article', { name: 'Receipt of bookshop.har' });
  await expect(traffic.getByText('55 received')).toBeVisible();
  await expect(traffic.getByText('54 counted')).toBeVisible();
  await expect(traffic.getByText('1 skipped')).toBeVisible();
  await traffic.getByRole('link', { name: 'Bookshop', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'endpoints' })).toBeVisible();
  await expect(page.getByRole('row', { name: /POST \/orders/ })).toContainText('Documented');
  await expect(page.getByRole('row', { name: /GET \/internal\/metrics/ })).toContainText('Undocumented');
});

test('the same content again is explained, not counted', async ({ page }) => {
  await page.goto('/sources');
  await page.locator('input[type=file]').setInputFiles([bookshopSpec(), bookshopTraffic()]);
  const spec = page.getByRole('article', { name: 'Receipt of bookshop.json' });
  await expect(spec.getByText(/Nothing changed|nothing was counted twice/)).toBeVisible();
  const traffic = page.getByRole('article', { name: 'Receipt of bookshop.har' });
  await expect(traffic.getByText('nothing was counted twice')).toBeVisible();
  await expect(traffic.getByText('55 received')).toBeVisible();
  await expect(traffic.getByText('0 counted')).toBeVisible();
  await expect(traffic.getByText('55 skipped')).toBeVisible();
  await traffic.getByRole('link', { name: 'See the first receipt' }).click();
  await expect(page).toHaveURL(/receipt=/);
});

test('a file that is nothing known fails with its reason', async ({ page }) => {
  await page.goto('/sources');
  const file = { name: 'noise.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(4096, 7) };
  await page.locator('input[type=file]').setInputFiles(file);
  const receipt = page.getByRole('article', { name: 'Receipt of noise.bin' });
  await expect(receipt.getByText('Failed')).toBeVisible();
  await expect(receipt.getByText('Error')).toBeVisible();
});
