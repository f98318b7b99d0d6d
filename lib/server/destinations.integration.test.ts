import { expect, it } from 'vitest';
import type { Actor } from '@/lib/services/accounts/actor';
import { givePerson } from '@/testing/people';
import { startReceiver } from '@/testing/receiver';
import { withServices } from '@/testing/services';
import { handleApiRequest } from './http-api';

const services = withServices();
const receiver = await startReceiver();
process.env.GNOMON_OUTBOUND_ALLOW = `127.0.0.1:${receiver.port}`;

async function ask(actor: Actor, request: string, body?: object): Promise<{ status: number; text: string }> {
  const [method, path] = request.split(' ') as [string, string];
  const headers = { 'content-type': 'application/json' };
  const init = { method, headers, body: body && JSON.stringify(body) };
  const response = await handleApiRequest(new Request(`http://localhost/api/v1${path}`, init), actor);
  return { status: response.status, text: await response.text() };
}

const HOOK = { name: 'Hook', kind: 'webhook', url: `${receiver.address}/hunter2` };

it('shows the secret of a webhook once, and its address never, also in the audit log', async () => {
  const admin = await givePerson('admin');
  const made = await ask(admin, 'POST /destinations', HOOK);
  expect(made.status).toBe(201);
  const { destination, secret } = JSON.parse(made.text);
  expect(secret).toMatch(/^whsec_/);
  const answers = [
    made.text.replace(secret, ''),
    (await ask(admin, 'GET /destinations')).text,
    (await ask(admin, `PATCH /destinations/${destination.id}`, { url: `${receiver.address}/hunter2b` })).text,
    (await ask(admin, `POST /destinations/${destination.id}/test`, {})).text,
    (await ask(admin, `GET /destinations/${destination.id}/deliveries`)).text,
    (await ask(admin, `DELETE /destinations/${destination.id}`)).text,
  ];
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hunter2b']);
  const events = await services.query<{ row: string }>('SELECT e::text AS "row" FROM "AuditEvent" e');
  expect(events.length).toBeGreaterThanOrEqual(4);
  for (const text of [...answers, ...events.map(({ row }) => row)]) {
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(secret);
  }
});

it('refuses what leads inside, and says what the operator can do', async () => {
  const admin = await givePerson('admin');
  const { status, text } = await ask(admin, 'POST /destinations', {
    ...HOOK,
    url: 'http://10.0.0.1/hunter2',
  });
  expect(status).toBe(422);
  expect(text).toContain('GNOMON_OUTBOUND_ALLOW');
  expect(text).not.toContain('hunter2');
});

it.each([
  { ...HOOK, events: [] },
  { ...HOOK, events: ['finding.erased'] },
  { ...HOOK, kind: 'pager' },
  { ...HOOK, name: ' ' },
  { ...HOOK, secret: 'mine' },
  { ...HOOK, teamIds: Array.from({ length: 101 }, (_, i) => i + 1) },
])('refuses what does not fit: %#', async (body) => {
  expect((await ask(await givePerson('admin'), 'POST /destinations', body)).status).toBe(422);
});
