import { describe, expect, it } from 'vitest';
import type { InventoryLine, TemplateOverride } from '@/lib/contracts/endpoint';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, readInventory, withServices } from '@/testing/services';
import { NotFoundError } from './errors';
import { addOverride, listOverrides, previewOverride, removeOverride } from './override-templates';

const services = withServices();
const HOST = 'people.example.com';
const NAMES = ['ann', 'bob', 'cleo', 'dora', 'emil', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];

/** A place where names of people stand beside the word `search`. */
function traffic(): string[] {
  return NAMES.flatMap((name, i) =>
    Array.from({ length: i + 1 }, (_, visit) =>
      makeLine({
        url: `https://${HOST}/users/${name}/orders?page=${visit}`,
        responseBody: { [`field${i}`]: 1, email: 'x@example.com' },
      }),
    ),
  ).concat(Array.from({ length: 5 }, () => makeLine({ url: `https://${HOST}/users/search/orders?q=x` })));
}

const apiId = async () => {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [HOST]);
  return row?.id as number;
};
const totals = (lines: readonly InventoryLine[]) => lines.map(({ path, requests }) => [path, requests]);
const total = (lines: readonly InventoryLine[]) => lines.reduce((sum, { requests }) => sum + requests, 0);
const fieldsOf = (line: InventoryLine | undefined) =>
  line?.fields.map(({ place, name, seen }) => `${place} ${name} ${seen}`) ?? [];

const MERGE: TemplateOverride = { prefix: '/users', kind: 'merge', words: [] };
const SPLIT: TemplateOverride = { prefix: '/users', kind: 'split', words: ['search', 'ann'] };

describe.each([
  ['merge', MERGE],
  ['split', SPLIT],
])('a person who decides to %s', (_, override) => {
  it('is shown beforehand exactly what happens', async () => {
    await deliver(traffic());
    const id = await apiId();
    const before = await readInventory();
    const preview = await previewOverride(id, override);
    expect(await readInventory()).toEqual(before);
    const { change } = await addOverride(id, override, NOW);
    expect(change).toEqual(preview);
    const after = await readInventory();
    const spelled = (lines: readonly InventoryLine[]) =>
      new Map(lines.map(({ method, path, requests }) => [`${method} ${path}`, requests]));
    const [was, is] = [spelled(before), spelled(after)];
    const only = (some: Map<string, number>, others: Map<string, number>) =>
      [...some].filter(([key]) => !others.has(key)).map(([endpoint, requests]) => ({ endpoint, requests }));
    expect(byName(change.removed)).toEqual(byName(only(was, is)));
    expect(byName(change.added)).toEqual(byName(only(is, was)));
    expect(change.kept).toBe(was.size - change.removed.length);
    expect(change.removed.length + change.added.length).toBeGreaterThan(0);
  });

  it('moves every request, and nothing gets lost', async () => {
    await deliver(traffic());
    const before = await readInventory();
    await addOverride(await apiId(), override, NOW);
    expect(total(await readInventory())).toBe(total(before));
  });

  it('gets all back by taking the decision back', async () => {
    await deliver(traffic());
    const id = await apiId();
    const before = await readInventory();
    const preview = await previewOverride(id, override);
    const { override: stored } = await addOverride(id, override, NOW);
    const change = await removeOverride(id, stored.id, NOW);
    expect(byName(change.added)).toEqual(byName(preview.removed));
    expect(byName(change.removed)).toEqual(byName(preview.added));
    expect(await readInventory()).toEqual(before);
    expect(await listOverrides(id)).toEqual({ overrides: [] });
  });

  it('keeps it through whatever comes later, in any order', async () => {
    const lines = traffic();
    await deliver(lines);
    await addOverride(await apiId(), override, NOW);
    const decided = await readInventory();
    await services.empty();
    await deliver(lines.slice(0, 20));
    await addOverride(await apiId(), override, NOW);
    await deliver(lines.slice(20));
    expect(await readInventory()).toEqual(decided);
  });
});

function byName(list: readonly { endpoint: string; requests: number }[]) {
  return list.toSorted((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
}

it('merging makes one endpoint of the counters and fields of all', async () => {
  await deliver(traffic());
  const before = await readInventory();
  await addOverride(await apiId(), MERGE, NOW);
  const [merged, ...others] = await readInventory();
  expect(others).toEqual([]);
  expect(totals([merged as InventoryLine])).toEqual([['/users/{userId}/orders', total(before)]]);
  const fields = fieldsOf(merged);
  expect(fields).toContain('query q 5');
  expect(fields).toContain(`query page ${total(before) - 5}`);
  expect(fields).toContain('response field11 12');
  expect(fields).toContain(`response email ${total(before) - 5}`);
});

it('splitting gives a word what is its own', async () => {
  await deliver(traffic());
  await addOverride(await apiId(), MERGE, NOW);
  await addOverride(await apiId(), SPLIT, NOW);
  const lines = await readInventory();
  expect(totals(lines)).toEqual([
    ['/users/ann/orders', 1],
    ['/users/search/orders', 5],
    ['/users/{userId}/orders', 77],
  ]);
  expect(fieldsOf(lines.find(({ path }) => path === '/users/search/orders'))).toEqual(['query q 5']);
  expect(fieldsOf(lines.find(({ path }) => path === '/users/ann/orders'))).toContain('response field0 1');
  expect(fieldsOf(lines.find(({ path }) => path.includes('{')))).not.toContain('query q 5');
});

it.each<[string, () => Promise<unknown>]>([
  ['an API', () => previewOverride(999_999, MERGE)],
  ['an API to decide on', () => addOverride(999_999, MERGE, NOW)],
  ['an API to take back from', () => removeOverride(999_999, 1, NOW)],
])('refuses %s that is not there', async (_, act) => {
  await expect(act()).rejects.toThrow(NotFoundError);
});

it('refuses to take back what was decided for another API, or not at all', async () => {
  await deliver(traffic());
  await deliver(traffic().slice(1), { api: 'Other' });
  const id = await apiId();
  const { override } = await addOverride(id, MERGE, NOW);
  const [other] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = \'Other\'');
  await expect(removeOverride(other?.id as number, override.id, NOW)).rejects.toThrow(NotFoundError);
  await removeOverride(id, override.id, NOW);
  await expect(removeOverride(id, override.id, NOW)).rejects.toThrow(NotFoundError);
});
