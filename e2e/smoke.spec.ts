import { expect, test } from '@playwright/test';

test('opens without a complaint from the browser', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const response = await page.goto('/');
  await expect(page).toHaveTitle(/Gnomon/);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  expect(response?.headers()['content-security-policy']).toMatch(
    /script-src 'self' 'nonce-[^']+' 'strict-dynamic';/,
  );
});

test('refuses a name that is not its own', async ({ request }) => {
  for (const address of ['/', '/healthz']) {
    const response = await request.get(address, { headers: { host: 'evil.example' } });
    expect(response.status()).toBe(421);
  }
  expect((await request.get('/healthz')).status()).toBe(200);
});
