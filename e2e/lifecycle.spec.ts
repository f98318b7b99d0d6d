import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { importExchanges } from './import-file';
import { test } from './watched-page';

test.beforeAll(({ request }) =>
  importExchanges(
    request,
    'library.example',
    ['192.0.2.1', '192.0.2.2', '192.0.2.2'].map((clientIp) => ({ path: '/loans', clientIp })),
  ),
);

const axe = async (page: ConstructorParameters<typeof AxeBuilder>[0]['page']) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test.describe('a refused day', () => {
  test.use({ expectedComplaint: /422/ });

  test('a governance lead deprecates an API, sees who calls, and is told that it is too early', async ({
    page,
  }) => {
    await page.goto('/governance');
    await expect(page).toHaveURL('/governance/lifecycle');
    const active = page.getByRole('region', { name: /^Active/ });
    await active.getByRole('link', { name: /^library.example/ }).click();
    await expect(page).toHaveURL(/\/apis\/\d+\?view=lifecycle/);
    await expect(page.getByRole('listitem').filter({ hasText: 'Active' })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await page.getByRole('button', { name: 'Change the stage or its days…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Stage', { exact: true })).toBeFocused();
    await dialog.getByLabel('Stage', { exact: true }).selectOption('Deprecated');
    await dialog.getByLabel('Last day').fill('2019-01-01');
    await dialog.getByLabel('Deprecated on').fill('2018-01-01');
    await axe(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('has passed');
    await dialog.getByLabel('Last day').fill('2199-01-01');
    await dialog.getByLabel('Reason').fill('Version 2 is there.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Switching it off' })).toContainText('Not yet');
    await expect(page.getByRole('region', { name: 'History' })).toContainText('Version 2 is there.');
    const who = page.getByRole('region', { name: 'Who still calls' });
    await who.getByRole('button', { name: 'Name it' }).first().click();
    await page.keyboard.type('Billing');
    await page.keyboard.press('Enter');
    await expect(who.getByRole('row', { name: /Billing/ })).toBeVisible();
    await axe(page);
    await page.goto('/governance/lifecycle?q=library');
    await expect(page.getByRole('region', { name: /^Deprecated/ }).getByRole('link')).toContainText(
      'last day 2199-01-01',
    );
    await expect(page.getByRole('region', { name: 'On the way out' })).toContainText('All of it');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('the lifecycle board passes axe', async ({ page }) => {
      await page.goto('/governance/lifecycle');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lifecycle');
      await axe(page);
    });
  });
}

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('the board and the way out of an API fit', async ({ page }) => {
    await page.goto('/governance/lifecycle?q=library');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page
      .getByRole('link', { name: /^library.example/ })
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'Stage', exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
