import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

test('an analyst keeps what is shown, comes back to it, and removes it', async ({ page }) => {
  await page.goto('/inventory?name=shadow&sort=requests&order=desc');
  await page.getByRole('button', { name: 'Views' }).click();
  const menu = page.getByRole('group', { name: 'Views' });
  await menu.getByLabel('Keep what is shown as').fill('Busy shadows');
  await menu.getByRole('button', { name: 'Keep' }).click();
  const link = menu.getByRole('link', { name: 'Busy shadows' });
  await expect(link).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.goto('/inventory');
  await page.getByRole('button', { name: 'Views' }).click();
  await link.click();
  await expect(page).toHaveURL(/name=shadow/);
  await expect(page).toHaveURL(/sort=requests/);
  await expect(page.getByRole('button', { name: /Shadow/ }).first()).toBeVisible();

  await menu.getByRole('button', { name: 'Remove the view Busy shadows' }).click();
  await expect(link).toHaveCount(0);
});
