import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import { fillBookshop } from './bookshop';
import { test } from './watched-page';

const PASSWORD = 'a long enough password';

test.beforeAll(async ({ request }) => fillBookshop(request));

/** Somebody who was invited with this role, in a browser of their own. */
async function joinAs(
  role: 'viewer' | 'developer',
  { request, browser, teams = [] }: { request: APIRequestContext; browser: Browser; teams?: number[] },
): Promise<Page> {
  const email = `${role}-${Date.now()}@example.com`;
  const invited = await request.post('/api/v1/people/invitations', { data: { email, role, teams } });
  expect(invited.ok()).toBe(true);
  const { secret } = (await invited.json()) as { secret: string };
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const joined = await context.request.post('/api/v1/session/register', {
    data: { secret, name: `The ${role}`, password: PASSWORD },
  });
  expect(joined.ok()).toBe(true);
  await context.request.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } });
  return context.newPage();
}

test('a viewer is offered nothing that they may not do', async ({ request, browser }) => {
  const page = await joinAs('viewer', { request, browser });
  await page.goto('/sources');
  await expect(page.getByText('Your role reads what others bring in.')).toBeVisible();
  await page.goto('/inventory?api=Bookshop');
  await expect(page.getByRole('region', { name: 'API Bookshop' })).toContainText('1 spec');
  await expect(page.getByRole('button', { name: /^Join/ })).toHaveCount(0);
  await page.getByRole('row', { name: /GET \/internal\/metrics/ }).click();
  const panel = page.getByRole('complementary', { name: 'Endpoint' });
  await expect(panel.getByText('Why this template')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^(Split|Merge)/ })).toHaveCount(0);
  await page.goto('/rules/AUTH-02');
  await expect(page.getByText('The rule is as it comes.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0);
  await page.context().close();
});

test('a developer sees what is theirs, and may decide about it', async ({ request, browser }) => {
  const made = await request.post('/api/v1/teams', { data: { name: `Books ${Date.now()}` } });
  const team = (await made.json()) as { id: number; name: string };
  const { apis } = (await (await request.get('/api/v1/apis?q=Bookshop')).json()) as {
    apis: { id: number }[];
  };
  const set = await request.patch(`/api/v1/apis/${apis[0]?.id}/stewardship`, { data: { team: team.id } });
  expect(set.ok()).toBe(true);
  const page = await joinAs('developer', { request, browser, teams: [team.id] });
  await page.goto('/findings');
  await page.getByText('My team’s').click();
  await expect(page).toHaveURL(/team=Books/);
  await expect(page.getByRole('row', { name: /Bookshop/ }).first()).toBeVisible();
  await page.goto('/inventory?api=Bookshop');
  await expect(page.getByRole('button', { name: 'Join a host…' })).toBeVisible();
  await page.getByRole('row', { name: /GET \/internal\/metrics/ }).click();
  const panel = page.getByRole('complementary', { name: 'Endpoint' });
  await expect(panel.getByRole('button', { name: /^Merge/ }).first()).toBeVisible();
  await page.context().close();
  await request.patch(`/api/v1/apis/${apis[0]?.id}/stewardship`, { data: { team: null } });
  await request.delete(`/api/v1/teams/${team.id}`);
});
