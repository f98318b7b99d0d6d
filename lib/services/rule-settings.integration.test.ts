import { describe, expect, it } from 'vitest';
import { NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { judgeStale } from './judge-stale';
import { changeRule, listRuleSettings, putRuleSetting, resetRule } from './rule-settings';

const services = withServices();

/** Open findings of a rule, by API. */
const openOf = async (rule: string) => {
  const rows = await services.query<{ name: string; severity: number; count: number }>(
    `SELECT a."name", f."severity", count(*)::int AS "count" FROM "Finding" f JOIN "Api" a ON a."id" = f."apiId"
      WHERE f."rule" = $1 AND f."status" = 0 GROUP BY 1, 2 ORDER BY 1`,
    [rule],
  );
  return rows;
};
const scores = async () => {
  const rows = await services.query<{ name: string; score: number }>(
    'SELECT a."name", s."score" FROM "ApiScore" s JOIN "Api" a ON a."id" = s."apiId" ORDER BY 1',
  );
  return new Map(rows.map(({ name, score }) => [name, score]));
};

/** Two APIs whose operations ask for no credentials. */
async function fill(): Promise<[string, string]> {
  await deliver(makeSpec(), { file: 'one.json', api: 'One' });
  await deliver({ ...makeSpec(), 'x-other': true }, { file: 'two.json', api: 'Two' });
  await judgeStale(NOW);
  return ['One', 'Two'];
}

describe('changes to rules', () => {
  it('a rule that is switched off for one API is silent there alone, and closes what it found', async () => {
    const [one, two] = await fill();
    const before = await openOf('AUTH-05');
    expect(before.map(({ name }) => name)).toEqual([one, two]);
    await changeRule({ rule: 'AUTH-05', api: one, isEnabled: false });
    expect(await judgeStale(NOW)).toBe(1);
    expect((await openOf('AUTH-05')).map(({ name }) => name)).toEqual([two]);
    const says = await services.query(
      `SELECT DISTINCT e."says" FROM "FindingEvent" e JOIN "Finding" f ON f."id" = e."findingId"
        WHERE f."rule" = 'AUTH-05' AND e."kind" = 'resolved'`,
    );
    expect(says).toEqual([{ says: 'The rule was switched off.' }]);
    await resetRule('AUTH-05', one);
    await judgeStale(NOW);
    expect(await openOf('AUTH-05')).toEqual(before);
  });

  it('a severity counts for the score, and an API’s own outweighs the deployment’s', async () => {
    const [one, two] = await fill();
    const before = await scores();
    await changeRule({ rule: 'AUTH-05', api: null, severity: 'critical' });
    await changeRule({ rule: 'AUTH-05', api: two, severity: 'info' });
    expect(await judgeStale(NOW)).toBe(2);
    expect((await openOf('AUTH-05')).map(({ name, severity }) => [name, severity])).toEqual([
      [one, 0],
      [two, 4],
    ]);
    const after = await scores();
    expect(after.get(one)).toBeLessThan(before.get(one) as number);
    expect(after.get(two)).toBeGreaterThanOrEqual(before.get(two) as number);
  });

  it('keeps what a later change leaves out, and lists it', async () => {
    await changeRule({ rule: 'INV-08', api: null, parameters: { hostRequests: 500 } });
    await changeRule({ rule: 'INV-08', api: null, severity: 'medium' });
    expect(await listRuleSettings()).toEqual([
      { rule: 'INV-08', api: null, severity: 'medium', parameters: { hostRequests: 500 } },
    ]);
    expect(await resetRule('INV-08', null)).toBe(true);
    expect(await resetRule('INV-08', null)).toBe(false);
    expect(await listRuleSettings()).toEqual([]);
  });

  it('is replaced as a whole, and gone when nothing is set', async () => {
    await changeRule({ rule: 'INV-08', api: null, severity: 'medium', parameters: { hostRequests: 500 } });
    await putRuleSetting({ rule: 'INV-08', api: null, isEnabled: false });
    expect(await listRuleSettings()).toEqual([
      { rule: 'INV-08', api: null, isEnabled: false, parameters: {} },
    ]);
    await putRuleSetting({ rule: 'INV-08', api: null });
    expect(await listRuleSettings()).toEqual([]);
  });

  it('two changes at the same time are both kept, in one setting', async () => {
    await Promise.all([
      changeRule({ rule: 'INV-08', api: null, severity: 'high' }),
      changeRule({ rule: 'INV-08', api: null, parameters: { hostRequests: 9 } }),
    ]);
    expect(await listRuleSettings()).toEqual([
      { rule: 'INV-08', api: null, severity: 'high', parameters: { hostRequests: 9 } },
    ]);
  });

  it('a change that comes while everything is judged counts in the end', async () => {
    await fill();
    await changeRule({ rule: 'RATE-01', api: null, severity: 'high' });
    await Promise.all([judgeStale(NOW), changeRule({ rule: 'AUTH-05', api: null, isEnabled: false })]);
    await judgeStale(NOW);
    expect(await openOf('AUTH-05')).toEqual([]);
  });

  it.each([
    [{ rule: 'AUTH-99', api: null }, 'There is no rule AUTH-99.'],
    [{ rule: 'AUTH-05', api: 'Nowhere' }, 'There is no API Nowhere.'],
    [{ rule: 'AUTH-05', api: null, parameters: { least: 3 } }, 'AUTH-05 has no parameters.'],
    [
      { rule: 'INV-08', api: null, parameters: { requests: 3 } },
      'INV-08 has no parameter requests; it has hostRequests.',
    ],
    [
      { rule: 'INV-08', api: null, parameters: { constructor: 3 } },
      'INV-08 has no parameter constructor; it has hostRequests.',
    ],
    [
      { rule: 'INV-08', api: null, parameters: { hostRequests: -1 } },
      'hostRequests of INV-08 is a number above 0.',
    ],
    [
      { rule: 'AUTH-02', api: null, parameters: { leastShare: 2 } },
      'leastShare of AUTH-02 is a share: above 0, at most 1.',
    ],
  ])('refuses %j', async (change, message) => {
    await expect(async () => changeRule(change)).rejects.toThrow(message);
    expect(await listRuleSettings()).toEqual([]);
  });
});
