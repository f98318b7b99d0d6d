import { expect, it } from 'vitest';
import { HIDDEN } from '@/lib/contracts/text';
import { NOW } from '@/testing/exchange-lines';
import { hostileFiles } from '@/testing/hostile/files';
import { HOSTILE } from '@/testing/hostile/texts';
import { deliver, readInventory, withServices } from '@/testing/services';
import { judgeStale } from './judge-stale';

const services = withServices();

/** Every text inside a value, names of members too. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner)]);
}
const hidden = (text: string) => text.match(HIDDEN) !== null;

it('keeps no text with characters that nobody sees, wherever the text came from', async () => {
  for (const { name, text } of hostileFiles(NOW)) {
    const receipt = await deliver(text, { file: `${name}\u202e` });
    expect(receipt.status, `${name}: ${JSON.stringify(receipt.problems)}`).not.toBe('failed');
  }
  for (const { texts } of HOSTILE)
    await deliver(
      `{"time":"${NOW.toISOString()}","method":"GET","url":"https://${'a'}.example/x","status":200}\n`,
      {
        api: texts[0],
      },
    );
  await judgeStale(NOW);
  const inventory = await readInventory();
  expect(inventory.length).toBeGreaterThan(50);
  expect(textsOf(inventory).filter(hidden)).toEqual([]);
  const tables = await services.query<{ name: string }>(
    `SELECT quote_ident("tablename") AS "name" FROM "pg_tables" WHERE "schemaname" = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    for (const row of await services.query(`SELECT * FROM ${name}`))
      for (const [column, value] of Object.entries(row))
        if (textsOf(value).some(hidden)) found.push(`${name}.${column}`);
  }
  expect([...new Set(found)]).toEqual([]);
  expect(({} as Record<string, unknown>).pwned).toBeUndefined();
});
