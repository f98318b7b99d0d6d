import { expect, type Page } from '@playwright/test';
import { InstalledRelease } from './installed-release';
import { ADMINISTRATOR } from './people';
import { StartedProduct } from './started-product';
import { test } from './watched-page';

/** What the product promises: from the first command to a filled inventory. */
const PROMISED_MS = 120_000;
const PROMISED_CLICKS = 4;

test.describe.configure({ timeout: 600_000 });
test.use({ storageState: { cookies: [], origins: [] } });

let release: InstalledRelease;
let product: StartedProduct | undefined;
test.beforeAll(() => {
  release = new InstalledRelease();
});
test.afterAll(() => {
  product?.remove();
  release.remove();
});

async function makeAdministrator(page: Page): Promise<void> {
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ADMINISTRATOR.password);
}

test('the packed release, installed with npm, leads to a filled inventory in two minutes and four clicks', async ({
  page,
}) => {
  test.skip(!release.install(), 'The npm registry cannot be reached to install the release.');
  let clicks = 0;
  const click = async (role: 'button' | 'link', name: string) => {
    clicks++;
    await page.getByRole(role, { name, exact: true }).click();
  };
  const begun = performance.now();
  product = new StartedProduct([release.program, 'start']);
  const address = await product.start();
  const servedMs = performance.now() - begun;
  await page.goto(address);
  await makeAdministrator(page);
  await click('button', 'Make the account');
  await click('button', 'Fill with the demo estate');
  await click('link', 'Inventory');
  await expect(page.getByText(/^[\d,]{3,} endpoints$/)).toBeVisible({ timeout: PROMISED_MS });
  await expect(page.getByRole('row', { name: /Storefront API/ }).first()).toBeVisible();
  const filledMs = performance.now() - begun;
  console.log(
    `served ${(servedMs / 1000).toFixed(1)} s after the start, filled after ${(filledMs / 1000).toFixed(1)} s and ${clicks} clicks`,
  );
  expect(clicks).toBeLessThanOrEqual(PROMISED_CLICKS);
  expect(filledMs).toBeLessThan(PROMISED_MS);
  // A page that is still open would miss its server, and say so.
  await page.close();
  expect(await product.pressCtrlC()).toBe(0);
});
