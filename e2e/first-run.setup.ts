import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { ADMINISTRATOR, SESSION_FILE } from './people';
import { test } from './watched-page';

/** The very first visit; every other file goes on with its session. */
test('whoever comes first makes the administrator', async ({ page }) => {
  await page.goto('/inventory');
  await expect(page).toHaveURL('/welcome');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('button', { name: `${ADMINISTRATOR.name}, admin: account` })).toBeVisible();
  await page.goto('/welcome');
  await expect(page).not.toHaveURL('/welcome');
  await page.context().storageState({ path: SESSION_FILE });
});
