import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => fillBookshop(request));

async function passesAxe(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

async function draft(page: Page, title: string): Promise<void> {
  await page.goto('/governance/campaigns');
  await page.getByRole('button', { name: 'New review' }).click();
  const dialog = page.getByRole('dialog', { name: 'New review' });
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByLabel('Name or host').fill('bookshop');
  await expect(dialog.getByRole('status')).toContainText('Now 1 API: Bookshop.');
  await expect(dialog.getByRole('status')).toContainText('have no owner');
  await page.waitForTimeout(300);
  await passesAxe(page);
  await dialog.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

test('a review goes from its draft to a signed snapshot, and is compared with the next', async ({ page }) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/governance/campaigns');
  await expect(page.getByRole('heading', { name: 'No review yet' })).toBeVisible();
  await passesAxe(page);

  await draft(page, 'Spring review');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('1 API without an owner.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select Bookshop' }).check();
  const selected = page.getByRole('region', { name: 'Selected APIs' });
  await passesAxe(page);
  await selected.getByRole('combobox', { name: 'Assign to' }).selectOption({ label: 'Ada Lovelace' });
  await expect(selected).toHaveCount(0);
  await expect(page.getByText('1 review waits for you.')).toBeVisible();
  await passesAxe(page);

  await page.goto('/governance/campaigns');
  const waiting = page.getByRole('region', { name: '1 review waits for you' });
  await passesAxe(page);
  await waiting.getByRole('link', { name: 'Spring review' }).click();
  await expect(page).toHaveURL(/mine=true/);
  await page.getByRole('button', { name: 'Review Bookshop' }).focus();
  await page.keyboard.press('Enter');
  const review = page.getByRole('dialog', { name: 'Bookshop' });
  await expect(review.getByText('api.bookshop.example')).toBeVisible();
  await expect(review.getByText(/revision 1/)).toBeVisible();
  await review.getByRole('radio', { name: 'Something is wrong' }).focus();
  await page.keyboard.press('Space');
  await review.getByRole('textbox', { name: 'Why' }).fill('The metrics are open to everybody.');
  await page.waitForTimeout(300);
  await passesAxe(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(review).toHaveCount(0);
  await expect(page.getByText('Nothing waits for you here.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Only those that wait for me' }).uncheck();
  await expect(page.getByRole('row', { name: /Bookshop.*Wrong.*Ada Lovelace/ })).toBeVisible();

  await page.getByRole('button', { name: 'Close and seal' }).click();
  const snapshot = page.getByRole('region', { name: 'Snapshot' });
  await expect(snapshot.getByText(/gnomon campaign verify campaign-\d+\.json --key ed25519:/)).toBeVisible();
  await expect(page.getByText('This is the first review that was closed')).toBeVisible();
  await passesAxe(page);
  const download = page.waitForEvent('download');
  await snapshot.getByRole('link', { name: 'Export the snapshot' }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(file.content.items[0]).toMatchObject({ api: 'Bookshop', attestation: { answer: 'wrong' } });
  expect(file.signature.algorithm).toBe('Ed25519');

  await draft(page, 'Autumn review');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Close and seal' }).click();
  const changes = page.getByRole('region', { name: 'What changed since' });
  await expect(changes.getByRole('combobox', { name: 'Compared with' })).toContainText('Spring review');
  await expect(changes).toContainText(
    'attestation: wrong: The metrics are open to everybody. → not reviewed',
  );
  await passesAxe(page);
});

test('the pages pass axe in the dark, and fit a narrow window', async ({ page, request }) => {
  const { campaigns } = await (await request.get('/api/v1/campaigns')).json();
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ['/governance/campaigns', `/governance/campaigns/${campaigns[0].id}`]) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      await passesAxe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});
