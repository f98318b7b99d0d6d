import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { type FakeTracker, startFakeTracker } from '../testing/fake-tracker';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

let tracker: FakeTracker;
test.beforeAll(async ({ request }) => {
  await fillBookshop(request);
  tracker = await startFakeTracker('github', () => new Date());
});
test.afterAll(() => tracker.close());

async function passesAxe(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

test('a tracker is added and tested, a ticket made of a finding, and closing it there claims a fix', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await page.goto('/settings/trackers');
  await expect(page.getByText('There is none yet.')).toBeVisible();
  await passesAxe(page);
  await page.getByLabel('Name').fill('Shop issues');
  await page.getByLabel('Address of its API').fill(tracker.address);
  await page.getByLabel('Project').fill('acme/shop');
  await page.getByLabel('Token').first().fill('hunter2');
  await page.getByRole('button', { name: 'Add it' }).click();
  const row = page.getByRole('row', { name: /^Shop issues/ });
  await expect(row).toContainText('0 tickets open');
  await page.getByRole('button', { name: 'Test Shop issues' }).click();
  await expect(page.getByText('Shop issues is reached: acme/shop.')).toBeVisible();
  expect(await page.content()).not.toContain('hunter2');

  await page.goto('/findings?q=/internal/metrics&rule=INV-01');
  await page
    .getByRole('row', { name: /internal\/metrics/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Make a ticket in Shop issues' }).click();
  const ticket = page.getByRole('region', { name: 'Tickets' });
  await expect(ticket.getByRole('link', { name: '#1' })).toBeVisible({ timeout: 30_000 });
  await expect(ticket).toContainText('in Shop issues (GitHub): open');
  await passesAxe(page);
  expect(tracker.issues[0]?.title).toContain('GET /internal/metrics');

  tracker.move(1, false, new Date());
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/Ticket #1 in Shop issues was closed/)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
});

test('a tracker is changed, paused and removed, also on a phone in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/settings/trackers');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Change Shop issues' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change Shop issues' });
  await dialog.getByLabel('Name').fill('Issues');
  await page.waitForTimeout(300);
  await passesAxe(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Pause Issues' }).click();
  await expect(page.getByRole('row', { name: /^Issues/ })).toContainText('paused');
  await page.getByRole('button', { name: 'Remove Issues' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('There is none yet.')).toBeVisible();
});
