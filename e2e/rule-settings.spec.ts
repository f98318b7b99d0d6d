import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './watched-page';

test('a rule is made milder for the deployment, is listed as changed, and taken back', async ({ page }) => {
  await page.goto('/rules/LOG-02');
  await expect(page.getByText('The rule is as it comes.')).toBeVisible();
  await page.getByRole('button', { name: 'Change for all or one API…' }).click();
  const form = page.getByRole('form', { name: 'Change LOG-02' });
  await form.getByLabel('Severity').selectOption('info');
  await form.getByLabel('Switch').selectOption('on');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Every API: on, severity info' })).toBeVisible();

  await page.goto('/settings/rules');
  const row = page.getByRole('row', { name: /LOG-02/ });
  await expect(row).toContainText('on, severity info');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await row.getByRole('link').click();

  await page.getByRole('button', { name: 'As it comes for every API' }).click();
  await expect(page.getByText('The rule is as it comes.')).toBeVisible();
});

test.describe('when the server refuses', () => {
  test.use({ expectedComplaint: /422/ });

  test('a value that means nothing is refused in words, and what was typed stays', async ({ page }) => {
    await page.goto('/rules/AUTH-02');
    await page.getByRole('button', { name: 'Change for all or one API…' }).click();
    const form = page.getByRole('form', { name: 'Change AUTH-02' });
    await form.getByLabel('leastShare').fill('2');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByRole('alert')).toContainText('leastShare of AUTH-02 is a share');
    await expect(form.getByLabel('leastShare')).toHaveValue('2');
  });
});
