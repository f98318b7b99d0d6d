import { expect, type Page } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

const panel = (page: Page) => page.getByRole('complementary', { name: 'Endpoint' });

async function tabToRow(page: Page): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('[role=row]'))) return;
  }
  throw new Error('no row takes the focus');
}

test('the keyboard alone finds, opens and closes an endpoint', async ({ page }) => {
  await page.goto('/inventory?api=Bookshop');
  await expect(page.getByRole('row', { name: /GET \/books/ }).first()).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: /Search path/ })).toBeFocused();
  await page.keyboard.type('book');
  await expect(page).toHaveURL(/q=book/);
  await tabToRow(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  const row = page.locator('[role=row]:focus');
  await expect(row).toHaveAttribute('aria-rowindex', '3');

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/endpoint=\d+/);
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(row).toHaveAttribute('aria-rowindex', '3');
});

test('spec and traffic stand side by side, differences said', async ({ page }) => {
  await page.goto('/inventory?q=orders&api=Bookshop');
  await page.getByRole('row', { name: /POST \/orders/ }).click();
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText('/orders');
  await expect(panel(page).getByText('placeOrder')).toBeVisible();
  await expect(panel(page).getByText(/bookshop\.json:\d+/)).toBeVisible();
  await expect(panel(page).getByText('Mixed').first()).toBeVisible();
  await expect(panel(page).getByRole('row', { name: /email/ })).toContainText('E-mail');
  await panel(page).getByText('As a table').click();
  await expect(panel(page).getByRole('columnheader', { name: 'Day' })).toBeVisible();
  await page.reload();
  await expect(panel(page).getByText('placeOrder')).toBeVisible();
});

test('a merge is previewed, made and taken back', async ({ page }) => {
  await page.goto('/inventory?q=customers&api=Bookshop');
  await page.getByRole('row', { name: /\/customers\/me/ }).click();
  await panel(page).getByRole('button', { name: 'Merge me into a parameter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge into one parameter' });
  await expect(dialog.getByRole('heading', { name: /Would go/ })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: '/customers/me' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /\/customers\/me/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('row', { name: /\/customers\/me/ })).toBeVisible();
});

test('an endpoint that is gone is told as such', async ({ page, complaints }) => {
  await page.goto('/inventory?endpoint=999999999');
  await expect(panel(page).getByText('not in the inventory any more')).toBeVisible();
  complaints.length = 0;
});
