import { expect, type Page } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') });

test('facets, words and order narrow the list and live in the address', async ({ page }) => {
  await page.goto('/inventory');
  await page.getByRole('checkbox', { name: /^Undocumented/ }).check();
  await expect(page).toHaveURL(/documentation=undocumented/);
  await expect(rows(page).first()).toContainText('Undocumented');
  await expect(page.getByRole('row', { name: /POST \/orders/ })).toHaveCount(0);

  await page.getByRole('searchbox', { name: /Search path/ }).fill('customers');
  await expect(page).toHaveURL(/q=customers/);
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole('button', { name: 'Requests' }).click();
  await expect(page.getByRole('columnheader', { name: 'Requests' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(rows(page).first()).toContainText('30');

  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('30');
  await expect(page.getByRole('searchbox', { name: /Search path/ })).toHaveValue('customers');
  await expect(page.getByRole('checkbox', { name: /^Undocumented/ })).toBeChecked();

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).not.toHaveURL(/documentation|q=/);
  await page.goBack();
  await expect(page).toHaveURL(/documentation=undocumented/);
});

test('a chip takes its filter off', async ({ page }) => {
  await page.goto('/inventory?method=POST&api=Bookshop');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove the filter Method POST' }).click();
  await expect(page).not.toHaveURL(/method=/);
  await expect(page.getByRole('row', { name: /GET \/books/ }).first()).toBeVisible();
});

test('nothing found says so and offers the way back', async ({ page }) => {
  await page.goto('/inventory?q=there-is-no-such-path');
  await expect(page.getByRole('heading', { name: 'No endpoint matches' })).toBeVisible();
  await expect(page.getByText('0 endpoints')).toBeVisible();
});

test('columns are chosen in the address', async ({ page }) => {
  await page.goto('/inventory');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Host' }).check();
  await expect(page.getByRole('columnheader', { name: 'Host' })).toBeAttached();
  await expect(page).toHaveURL(/columns=.*host/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
});

test('a part of the coverage strip filters to what it counts', async ({ page }) => {
  await page.goto('/inventory?api=Bookshop');
  await page
    .getByRole('navigation', { name: 'Coverage of Bookshop' })
    .getByRole('link', { name: /seen only/ })
    .click();
  await expect(page).toHaveURL(/documentation=undocumented&documentation=removed/);
  await expect(page.getByRole('row', { name: /GET \/internal\/metrics/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /GET \/authors/ })).toHaveCount(0);
});
