import { expect, it } from 'vitest';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { readEndpointHistory } from './endpoint-history';
import { judgeStale } from './judge-stale';
import { addOverride } from './override-templates';

const services = withServices();

const idOf = async (path: string) => {
  const [row] = await services.query<{ id: number; apiId: number }>(
    'SELECT "id", "apiId" FROM "Endpoint" WHERE "path" = $1',
    [path],
  );
  if (!row) throw new Error(`${path} is expected in the inventory`);
  return row;
};
const told = async (id: number) => (await readEndpointHistory(id)).map(({ kind, says }) => `${kind} ${says}`);

it('tells what each revision of the spec changed, and what was found', async () => {
  const declare = (get: object | null) => ({
    ...makeSpec({ endpoints: [] }),
    paths: { '/things': { ...(get && { get }), post: { responses: {} } } },
  });
  const revisions = [{ responses: {} }, { responses: {}, deprecated: true }, null];
  for (const get of revisions) await deliver(declare(get), { file: 'shop.json' });
  await judgeStale(NOW);
  const { id } = await services
    .query<{ id: number }>(`SELECT "id" FROM "Endpoint" WHERE "path" = '/things' AND "method" = 'GET'`)
    .then(([row]) => row as { id: number });
  const specs = (await told(id)).filter((line) => line.startsWith('spec'));
  expect(specs).toEqual([
    'spec Left out of revision 3 of Shop.',
    'spec Called deprecated in revision 2 of Shop.',
    'spec Declared in revision 1 of Shop.',
  ]);
  await expect(readEndpointHistory(2 ** 31 - 1)).rejects.toMatchObject({ status: 404 });
});

it('tells when traffic came, what people decided, and links to findings', async () => {
  const words = ['search', 'export'];
  await deliver(
    words.flatMap((word) => [1, 2].map(() => makeLine({ url: `https://a.example.com/lists/${word}/rows` }))),
  );
  const { apiId } = await idOf('/lists/search/rows');
  await addOverride(apiId, { prefix: '/lists', kind: 'merge', words: [] }, NOW);
  await addOverride(apiId, { prefix: '/elsewhere', kind: 'split', words: ['x'] }, NOW);
  await judgeStale(NOW);
  const [row] = await services.query<{ id: number }>(
    `SELECT "id" FROM "Endpoint" WHERE "key" = '/lists/{}/rows'`,
  );
  const events = await readEndpointHistory(row?.id ?? 0);
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['traffic', 'template', 'finding']));
  expect(events.filter(({ kind }) => kind === 'template').map(({ says }) => says)).toEqual([
    'A person made one parameter of what stands below /lists.',
  ]);
  const found = events.find(({ kind, says }) => kind === 'finding' && says.includes('Shadow'));
  expect(found?.finding).toEqual(expect.any(Number));
  const times = events.map(({ at }) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

it('tells findings of one rule apart', async () => {
  const line = makeLine({
    url: 'https://people.example.com/people',
    requestHeaders: { accept: '*/*' },
    responseBody: { email: 'ada@example.org', phone: '+44 20 7946 0958' },
  });
  await deliver([line, line, line]);
  await judgeStale(NOW);
  const lines = await told((await idOf('/people')).id);
  expect(lines).toEqual(
    expect.arrayContaining([
      'finding Found: Sensitive data without authentication (response email).',
      'finding Found: Sensitive data without authentication (response phone).',
    ]),
  );
});
