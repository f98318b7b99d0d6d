import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
  received.push({ headers: request.headers, body });
  response.writeHead(204).end();
});

test.beforeAll(async ({ request }) => {
  await fillBookshop(request);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a webhook is added, tested, told of a comment, sent to again, paused and removed', async ({ page }) => {
  await page.goto('/settings/webhooks');
  await expect(page.getByText('Nobody is told yet.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('Name').fill('Ticket robot');
  await page.getByLabel('Address').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/in`);
  await page.getByRole('button', { name: 'Add it' }).click();
  const secret = (await page.getByRole('status').locator('code').textContent()) ?? '';
  expect(secret).toMatch(/^whsec_/);
  const row = page.getByRole('row', { name: /^Ticket robot/ });
  await expect(row).toContainText('everything');
  await expect(page.getByLabel('Name')).toHaveValue('');

  await page.getByRole('button', { name: 'Test Ticket robot' }).click();
  await expect(page.getByText('Ticket robot took the test (HTTP 204).')).toBeVisible();
  const [tested] = received;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${tested?.headers['webhook-id']}.${tested?.headers['webhook-timestamp']}.${tested?.body}`;
  expect(tested?.headers['webhook-signature']).toBe(
    `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  );

  const { findings } = await (await page.request.get('/api/v1/findings?limit=1')).json();
  const [{ id, version }] = findings;
  const act = { act: { kind: 'comment', text: 'Not for strangers.' }, findings: [{ id, version }] };
  await page.request.post('/api/v1/findings/acts', { data: act });
  await expect.poll(() => received.length, { timeout: 30_000 }).toBe(2);
  expect(JSON.parse(received[1]?.body ?? '')).toMatchObject({
    type: 'dev.gnomon.finding.commented.v1',
    data: { actor: 'Ada Lovelace', finding: { id } },
  });
  expect(received[1]?.body).not.toContain('Not for strangers');

  await page.getByRole('button', { name: 'Deliveries to Ticket robot' }).click();
  await expect(page).toHaveURL(/destination=\d+/);
  const delivery = page.getByRole('row', { name: /Comment on a finding/ });
  await expect(delivery).toContainText('Delivered');
  await page.waitForTimeout(300);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await delivery.getByRole('button', { name: /^Send again/ }).click();
  await expect.poll(() => received.length, { timeout: 30_000 }).toBe(3);
  expect(received[2]?.headers['webhook-id']).toBe(received[1]?.headers['webhook-id']);

  await page.getByRole('button', { name: 'Change Ticket robot' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'An API is new' }).uncheck();
  await page.waitForTimeout(300);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('11 kinds of events');
  await page.getByRole('button', { name: 'Pause Ticket robot' }).click();
  await expect(row).toContainText('paused');
  page.once('dialog', (confirmation) => {
    expect(confirmation.message()).toContain('Remove Ticket robot?');
    void confirmation.accept();
  });
  await page.getByRole('button', { name: 'Remove Ticket robot' }).click();
  await expect(page.getByText('Nobody is told yet.')).toBeVisible();
});

test('nothing overflows on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/settings/webhooks');
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test.describe('when the server refuses', () => {
  test.use({ expectedComplaint: /422/ });

  test('an address inside is refused in words, and what was typed stays', async ({ page }) => {
    await page.goto('/settings/webhooks');
    await page.getByLabel('Name').fill('Inside');
    await page.getByLabel('Address').fill('http://169.254.169.254/latest');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not public' })).toBeVisible();
    await expect(page.getByLabel('Address')).toHaveValue('http://169.254.169.254/latest');
  });
});
