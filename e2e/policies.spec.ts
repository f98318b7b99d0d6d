import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

async function passesAxe(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

test('a policy is made from an example, tried while it is written, kept, and excepted', async ({ page }) => {
  await page.goto('/governance/policies');
  await expect(page.getByRole('heading', { name: 'No policy yet' })).toBeVisible();
  await passesAxe(page);
  await page.getByRole('link', { name: 'Nothing unauthenticated that writes' }).click();
  const trial = page.getByRole('region', { name: 'Held against the inventory now' });
  await expect(trial.getByRole('list', { name: 'How it would stand' })).toBeVisible();

  await page
    .getByRole('combobox', { name: 'Of those with: add a condition' })
    .selectOption({ label: 'name of the API' });
  await expect(trial.getByRole('list', { name: 'What is missing' })).toContainText('Give at least one word');
  await page.getByRole('textbox', { name: 'Words of name of the API' }).fill('Bookshop');
  await expect(trial.getByRole('list', { name: 'What is missing' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove the condition on changes something' }).click();
  await expect(trial).toContainText('/internal/metrics');
  await passesAxe(page);

  await page.getByText('YAML', { exact: true }).click();
  const text = page.getByRole('textbox', { name: 'The policy as YAML' });
  await expect(text).toHaveValue(/api: Bookshop/);
  await text.fill((await text.inputValue()).replace('observed:', 'observd:'));
  await expect(trial).toContainText('observd');
  await expect(page.getByRole('button', { name: 'Add the policy' })).toBeDisabled();
  await text.fill((await text.inputValue()).replace('observd:', 'observed:'));
  await page.getByRole('button', { name: 'Add the policy' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing unauthenticated that writes' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'How it stands' })).toContainText('fail');

  await page.getByRole('button', { name: 'Ask to let off GET /internal/metrics' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask to let it off' });
  await dialog.getByLabel('Until').fill(new Date().toISOString().slice(0, 10));
  await dialog.getByLabel('Reason').fill('The scraper moves inside tomorrow.');
  await page.waitForTimeout(300);
  await passesAxe(page);
  await dialog.getByRole('button', { name: 'Ask' }).click();
  const exceptions = page.getByRole('region', { name: 'Exceptions' });
  await expect(exceptions).toContainText('Waits for a decision');
  await expect(exceptions.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await exceptions.getByRole('button', { name: 'Take it back' }).click();
  await expect(exceptions).toContainText('Taken back');
  await passesAxe(page);
});

test('a policy is changed, found in the palette, read on a phone and removed', async ({ page }) => {
  await page.goto('/inventory');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('policies');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Nothing unauthenticated that writes' }).click();
  await page.getByRole('link', { name: 'Change' }).click();
  await page.getByLabel('Title').fill('Writes ask for credentials');
  await page.getByLabel('In force from').fill('2999-01-01');
  await page.getByRole('button', { name: 'Save the change' }).click();
  await expect(page.getByText('In force from 2999-01-01')).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const address = page.url();
  for (const at of ['/governance/policies', address, `${address}/edit`]) {
    await page.goto(at);
    await expect(page.getByText('Writes ask for credentials').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await passesAxe(page);
  }
  await page.goto(address);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByRole('heading', { name: 'No policy yet' })).toBeVisible();
});
