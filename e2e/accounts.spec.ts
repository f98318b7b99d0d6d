import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';
import { ADMINISTRATOR } from './people';
import { test } from './watched-page';

const PASSWORD = 'a long enough password';

/** A window of somebody who is not signed in. */
async function stranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  return context.newPage();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a stranger sees the way in and nothing else, and comes back to the page that was asked for', async ({
  browser,
}) => {
  const page = await stranger(browser);
  await page.goto('/rules/AUTH-01?x=1');
  await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent('/rules/AUTH-01?x=1')}`);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await signIn(page, ADMINISTRATOR.email, 'not the password');
  await expect(page.getByRole('alert').getByText('Invalid email or password')).toBeVisible();
  await signIn(page, ADMINISTRATOR.email, ADMINISTRATOR.password);
  await expect(page).toHaveURL('/rules/AUTH-01?x=1');
  await page.getByRole('button', { name: /account$/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/inventory');
  await expect(page).toHaveURL(/sign-in/);
});

test('an invitation lets somebody in once, as what it says', async ({ page, browser }) => {
  await page.goto('/settings/teams');
  await page.getByLabel('Name').fill('Orders');
  await page.getByRole('button', { name: 'Make the team' }).click();
  await expect(page.getByRole('row', { name: /^Orders/ })).toBeVisible();
  await page.goto('/settings/people');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('E-mail').fill('dev@example.com');
  await page.getByRole('combobox', { name: 'Role', exact: true }).click();
  await page.getByRole('option', { name: 'developer' }).click();
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const address = await page.getByRole('status').locator('code').textContent();
  const guest = await stranger(browser);
  await guest.goto(address ?? '');
  await guest.getByLabel('Name').fill('Dev Eloper');
  await guest.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('button', { name: 'Dev Eloper, developer: account' })).toBeVisible();
  await guest.goto('/settings/account');
  await expect(guest.getByRole('link', { name: 'People' })).toHaveCount(0);
  const second = await stranger(browser);
  await second.goto(address ?? '');
  await second.getByLabel('Name').fill('Some Body');
  await second.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await second.getByRole('button', { name: 'Join' }).click();
  await expect(second.getByRole('alert').getByText('This link was used')).toBeVisible();
});

test('a second factor is asked for once it is on', async ({ page, browser }) => {
  await page.goto('/settings/people');
  await page.getByLabel('E-mail').fill('two@example.com');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const address = await page.getByRole('status').locator('code').textContent();
  const guest = await stranger(browser);
  await guest.goto(address ?? '');
  await guest.getByLabel('Name').fill('Two Factors');
  await guest.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('button', { name: /^Two Factors/ })).toBeVisible();
  await guest.goto('/settings/account');
  await guest.getByRole('button', { name: 'Turn on' }).click();
  const dialog = guest.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
  expect((await new AxeBuilder({ page: guest }).analyze()).violations).toEqual([]);
  const key = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByLabel('Code that the app shows now').fill(codeOf(key));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(guest.getByText('On: after your password')).toBeVisible();
  const again = await stranger(browser);
  await again.goto('/sign-in');
  await signIn(again, 'two@example.com', PASSWORD);
  await again.getByRole('textbox', { name: 'Code' }).fill('000000');
  await again.getByRole('button', { name: 'Continue' }).click();
  await expect(again.getByRole('alert').getByText(/invalid/i)).toBeVisible();
  await again.getByRole('textbox', { name: 'Code' }).fill(codeOf(key));
  await again.getByRole('button', { name: 'Continue' }).click();
  await expect(again.getByRole('button', { name: /^Two Factors/ })).toBeVisible();
});

test('a token is shown once, works as far as its scope goes, and is revoked', async ({
  page,
  playwright,
  baseURL,
}) => {
  await page.goto('/settings/tokens');
  await page.getByLabel('Name').fill('A script');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const secret = await page.getByRole('status').locator('code').textContent();
  const program = await playwright.request.newContext({
    baseURL,
    storageState: { cookies: [], origins: [] },
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  expect((await program.get('/api/v1/endpoints')).status()).toBe(200);
  expect((await program.post('/api/v1/teams', { data: { name: 'Nobody' } })).status()).toBe(403);
  await page.reload();
  await expect(page.getByText(secret ?? '')).toHaveCount(0);
  const row = page.getByRole('row', { name: /^A script/ });
  await expect(row).not.toContainText('never');
  page.once('dialog', (dialog) => dialog.accept());
  await row.getByRole('button', { name: 'Revoke A script' }).click();
  await expect(row).toHaveCount(0);
  expect((await program.get('/api/v1/endpoints')).status()).toBe(401);
});

test('the audit log says who did what', async ({ page }) => {
  await page.goto('/settings/audit');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('Search the audit log').fill('tokens.create');
  await expect(page.getByRole('row', { name: /Ada Lovelace session tokens.create/ }).first()).toBeVisible();
  await page.getByLabel('Kind').selectOption('session');
  await expect(page.getByText('Nothing like that was done.')).toBeVisible();
  await page.getByLabel('Kind').selectOption('tokens');
  await expect(page.getByRole('row', { name: /tokens.create/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'It holds' })).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  expect(table).toMatch(/^.id,at,actor,via,action,target,detail\r\n/);
  expect(
    table
      .split('\r\n')
      .slice(1, -1)
      .every((line) => line.includes(',tokens.create,')),
  ).toBe(true);
});

/** What the authenticator app shows for a key that was typed into it: RFC 6238 over RFC 4226, six digits. */
function codeOf(key: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', fromBase32(key)).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** RFC 4648, section 6. */
function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replaceAll('=', '')]
    .map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
