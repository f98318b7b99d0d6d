import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Background } from '@/lib/jobs/background';
import type { Actor } from '@/lib/services/accounts/actor';
import { browseAudit } from '@/lib/services/accounts/audit';
import { makeLine } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { handleBatch } from './batch-door';

withServices();
const TRAFFIC = makeLine({ url: 'https://shop.example.com/orders' });
const SPEC = JSON.stringify(makeSpec({}));

function send(body: string, actor: Actor, file = 'file'): Promise<Response> {
  const address = `http://localhost/api/v1/sources/edge/batches?file=${file}`;
  return handleBatch(new Request(address, { method: 'POST', body }), 'edge', actor);
}

const program = (actor: Actor): Actor => ({
  ...actor,
  session: null,
  token: { id: 1, name: 'pipeline', scopes: ['intake'], source: null },
});

describe('what is asked of the background', () => {
  const holder = globalThis as unknown as { gnomonBackground?: Promise<Background> };
  const asked: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    holder.gnomonBackground = Promise.resolve({ ask: (want) => asked.push(want), stop: async () => {} });
  });
  afterEach(() => {
    holder.gnomonBackground = undefined;
  });

  it.each([
    ['a live batch is posted first', 'edge', TRAFFIC, ['post']],
    ['a spec is judged', 'edge', SPEC, ['judge']],
    ['a file that a person brings is judged', 'upload', TRAFFIC, ['judge']],
  ])('%s', async (_, source, body, wants) => {
    const address = `http://localhost/api/v1/sources/${source}/batches`;
    await handleBatch(new Request(address, { method: 'POST', body }), source, await givePerson('analyst'));
    expect(asked).toEqual(wants);
  });
});

describe('what is delivered', () => {
  it('by a person is in the audit log, with its receipt', async () => {
    const person = await givePerson('analyst');
    const receipt = await (await send(TRAFFIC, person, 'a.ndjson')).json();
    const { events } = await browseAudit({ action: 'intake.batch', limit: 5 });
    expect(events).toMatchObject([
      {
        actor: person.name,
        target: 'edge',
        detail: { receipt: receipt.id, file: 'a.ndjson', kind: 'traffic' },
      },
    ]);
  });

  it('by a program is there where it changes what is declared, once', async () => {
    const actor = program(await givePerson('analyst'));
    expect((await send(TRAFFIC, actor)).status).toBe(200);
    expect((await browseAudit({ limit: 5, action: 'intake' })).events).toEqual([]);
    await send(SPEC, actor, 'shop.json');
    await send(SPEC, actor, 'shop.json');
    const { events } = await browseAudit({ limit: 5, action: 'intake' });
    expect(events).toMatchObject([{ via: 'token pipeline', detail: { kind: 'spec', apis: ['Shop'] } }]);
  });

  it('is not there when nothing of it could be read', async () => {
    await send('nothing that anybody reads', await givePerson('analyst'));
    expect((await browseAudit({ limit: 5, action: 'intake' })).events).toEqual([]);
  });
});
