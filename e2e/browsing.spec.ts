import { readFile } from 'node:fs/promises';
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

test('what appeared lately is one choice away', async ({ page }) => {
  await page.goto('/inventory?api=Bookshop');
  await page.getByRole('radio', { name: 'Last 7 days' }).check();
  await expect(page).toHaveURL(/appeared=week/);
  await expect(page.getByRole('row', { name: /GET \/internal\/metrics/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /GET \/authors/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove the filter First seen Last 7 days' }).click();
  await expect(page.getByRole('row', { name: /GET \/authors/ })).toBeVisible();
});

test('the list that is shown is taken away as a file', async ({ page }) => {
  await page.goto(
    '/inventory?api=Bookshop&documentation=undocumented&sort=requests&order=desc&columns=api,requests',
  );
  await expect(rows(page).first()).toContainText('/customers/{customerId}');
  await page.getByRole('button', { name: 'Export' }).click();
  const csv = await download(page, 'CSV');
  expect(csv.name).toMatch(/^gnomon-inventory-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
    '\ufeffmethod,path,api,requests',
    'GET,/customers/{customerId},Bookshop,30',
  ]);
  const json = JSON.parse((await download(page, 'JSON')).text);
  expect(json[0]).toMatchObject({
    path: '/customers/{customerId}',
    requests: 30,
    documentation: 'undocumented',
  });
  expect(json).toHaveLength(csv.text.trim().split('\r\n').length - 1);
});

async function download(page: Page, link: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

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
