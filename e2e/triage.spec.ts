import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

test.beforeAll(async ({ request }) => {
  await fillBookshop(request);
  const total = async () => (await (await request.get('/api/v1/findings?api=Bookshop')).json()).total;
  await expect.poll(total, { timeout: 20_000 }).toBeGreaterThan(2);
});

test('an analyst triages by keyboard, assigns, comments, claims, and takes it back', async ({ page }) => {
  await page.goto('/findings?api=Bookshop');
  const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await rows.nth(1).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const selection = page.getByRole('region', { name: 'Selected findings' });
  await expect(selection).toContainText('2 selected');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('s');
  await expect(selection.getByRole('button', { name: 'Triage' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 findings changed.')).toBeVisible();
  await expect(selection).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Triaged/ })).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 findings taken back.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Triaged/ })).toHaveCount(0);

  await rows.nth(1).click();
  const panel = page.getByRole('complementary', { name: 'Finding' });
  await panel.getByRole('combobox', { name: 'Assigned to' }).selectOption({ label: 'Ada Lovelace (you)' });
  await expect(panel.getByText('Assigned to Ada Lovelace.')).toBeVisible();
  await page.getByText('Mine', { exact: true }).click();
  await expect(page).toHaveURL(/assignee=/);
  await expect(page.getByRole('checkbox', { name: /^Select / })).toHaveCount(1);
  await panel.getByRole('textbox', { name: 'Comment' }).fill('The partner still polls it. @Ada');
  await panel.getByRole('button', { name: '@Ada Lovelace' }).click();
  await panel.getByRole('button', { name: 'Comment' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: 'The partner still polls it.' })).toBeVisible();
  await panel.getByRole('button', { name: 'Claim it fixed' }).click();
  await expect(panel.getByText('Waits for evidence after the claim')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await panel.getByRole('button', { name: 'Open again' }).click();
  await expect(panel.getByText('Waits for evidence after the claim')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Accept the risk…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept the risk' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The partner moves off it next month.');
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('Until').fill(soon);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  const request = panel.getByRole('region', { name: 'Request' });
  await expect(request).toContainText(`accept the risk until ${soon}`);
  await expect(request.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await request.getByRole('button', { name: 'Withdraw' }).click();
  await expect(request).toHaveCount(0);
});

test('a developer takes what the gateway can refuse, for the gateway they have', async ({
  page,
  request,
}) => {
  const { findings } = (await (await request.get('/api/v1/findings?api=Bookshop&rule=INV-01')).json()) as {
    findings: { id: number }[];
  };
  await page.goto(`/findings?finding=${findings[0]?.id}`);
  const panel = page.getByRole('complementary', { name: 'Finding' });
  await expect(panel.getByText('It answers 404 in place of the service.')).toBeVisible();
  await expect(panel.getByText(/map "\$request_method \$uri"/)).toBeVisible();
  await panel.getByText('ModSecurity', { exact: true }).click();
  await expect(panel.getByText(/SecRule REQUEST_METHOD/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.reload();
  await expect(panel.getByText(/SecRule REQUEST_METHOD/)).toBeVisible();
});

test('a developer reads what to do here, and takes the overlay that documents the endpoint', async ({
  page,
  request,
}) => {
  const { findings } = (await (await request.get('/api/v1/findings?api=Bookshop&rule=INV-01')).json()) as {
    findings: { id: number; method: string; path: string }[];
  };
  const [finding] = findings;
  await page.goto(`/findings?finding=${finding?.id}`);
  const panel = page.getByRole('complementary', { name: 'Finding' });
  const steps = panel.getByRole('region', { name: 'What to do here' });
  await expect(steps.getByRole('listitem').first()).toContainText(`${finding?.method} ${finding?.path}`);
  const spec = panel.getByRole('region', { name: 'In the spec' });
  await expect(spec).toContainText('An OpenAPI Overlay for Bookshop, revision');
  await expect(spec.getByText(/overlay: 1\.0\.0/)).toBeVisible();
  const download = page.waitForEvent('download');
  await spec.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe(`inv-01-${finding?.id}.overlay.yaml`);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('who is named in a comment finds it, and rules assign what is new', async ({ page }) => {
  await page.goto('/findings');
  await page.getByRole('radio', { name: 'Names me' }).check({ force: true });
  await expect(page).toHaveURL(/mentions=/);
  await expect(page.getByRole('checkbox', { name: /^Select / })).toHaveCount(1);
  await page.goto('/settings/assignment');
  await page.getByLabel('Detection rule').fill('inv');
  await page.getByLabel('Path').fill('/customers/*');
  await page.getByLabel('Assign to').selectOption({ label: 'Ada Lovelace' });
  await page.getByRole('button', { name: 'Add the rule' }).click();
  const row = page.getByRole('row', { name: /of INV, at \/customers\/\*/ });
  await expect(row).toContainText('Ada Lovelace');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Assign what is nobody’s now' }).click();
  await expect(page.getByText(/findings? assigned by the rules/)).toBeVisible();
  await row.getByRole('button', { name: /^Remove/ }).click();
  await expect(row).toHaveCount(0);
});
