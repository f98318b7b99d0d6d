import { describe, expect, it, vi } from 'vitest';
import { SKIP_REASONS } from '@/lib/contracts/intake';
import { Receipt } from '@/lib/contracts/receipt';
import { ARCHIVES } from '@/testing/bad-input/archives';
import { type BadInput, goodLine } from '@/testing/bad-input/bad-input';
import { COMPRESSION } from '@/testing/bad-input/compression';
import { JSON_SPECS } from '@/testing/bad-input/json-specs';
import { RECORD_VALUES } from '@/testing/bad-input/record-values';
import { REFERENCES } from '@/testing/bad-input/references';
import { TRAFFIC_FILES } from '@/testing/bad-input/traffic-files';
import { UNSTORABLE } from '@/testing/bad-input/unstorable';
import { WHOLE_FILES } from '@/testing/bad-input/whole-files';
import { YAML_SPECS } from '@/testing/bad-input/yaml-specs';
import { deliver, readInventory, withServices } from '@/testing/services';
import { getReceipt } from './browse-receipts';

vi.setConfig({ testTimeout: 60_000 });
const services = withServices();

const TABLES: readonly [string, readonly BadInput[]][] = [
  ['a file as a whole', WHOLE_FILES],
  ['gzip', COMPRESSION],
  ['a zip archive', ARCHIVES],
  ['a JSON spec', JSON_SPECS],
  ['a YAML spec', YAML_SPECS],
  ['a $ref', REFERENCES],
  ['a traffic file', TRAFFIC_FILES],
  ['a record', RECORD_VALUES],
  ['what Postgres cannot hold', UNSTORABLE],
];

/** What the tables say of a receipt, read from it. */
function skipsOf({ skippedBy }: Receipt): Record<string, number[]> {
  return Object.fromEntries(
    skippedBy.map(({ reason, samples }) => [reason, samples.map(({ line }) => line)]),
  );
}

function expectBooksToBalance(receipt: Receipt): void {
  expect(receipt.received).toBe(receipt.counted + receipt.skipped);
  expect(receipt.skippedBy.reduce((sum, { count }) => sum + count, 0)).toBe(receipt.skipped);
  for (const { reason, explanation, count, samples } of receipt.skippedBy) {
    expect(explanation).toBe(SKIP_REASONS[reason as keyof typeof SKIP_REASONS]);
    expect(samples).toHaveLength(Math.min(count, 5));
  }
}

/** Each problem says what is wrong in one sentence and what to do in another, and none runs on. */
function expectProblems(receipt: Receipt, expected: BadInput['problems'] = []): void {
  const { problems } = receipt;
  expect(problems.map(({ message }) => message)).toEqual(
    expected.map(({ says }) => expect.stringMatching(says)),
  );
  for (const [index, { says, ...place }] of expected.entries()) expect(problems[index]).toMatchObject(place);
  for (const { message } of problems) {
    expect(message).toMatch(/[.;:)"] \S.*\.$/s);
    expect(message.length).toBeLessThan(600);
  }
}

/** Every request that was counted stands at an endpoint or is unmatched. */
async function expectCounted(counted: number): Promise<void> {
  const [row] = await services.query<{ sum: string }>(
    `SELECT coalesce((SELECT sum("requests") FROM "Endpoint"), 0) +
            coalesce((SELECT sum("unmatched") FROM "ApiEvidence"), 0) AS "sum"`,
  );
  expect(Number(row?.sum)).toBe(counted);
}

describe.each(TABLES)('bad input: %s', (_, cases) => {
  it.each(cases.map((bad): [string, BadInput] => [bad.name, bad]))('%s', async (_name, bad) => {
    const { content, status = 'done', kept, skips = {}, problems, file, format, api } = bad;
    const receipt = await deliver(content, { file, format, api });
    expect(receipt.status).toBe(status);
    expectBooksToBalance(receipt);
    expectProblems(receipt, problems);
    expect(skipsOf(receipt)).toEqual(skips);
    expect(Receipt.parse(await getReceipt(receipt.id))).toEqual(receipt);
    const inventory = await readInventory();
    expect(inventory.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(kept);
    if (receipt.kind === 'traffic') await expectCounted(receipt.counted);

    expect(await deliver([goodLine('/normal')])).toMatchObject({ status: 'done', counted: 1, problems: [] });
    expect((await readInventory()).length).toBe(kept.length + 1);
  });
});

it('has no two cases of one name in a table', () => {
  for (const [, cases] of TABLES) expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});
