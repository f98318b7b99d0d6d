import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '@/lib/services/check-files';

const ROOT = path.resolve(import.meta.dirname, '..');
const spec = (title: string, security: string, more = '') => `openapi: 3.1.0
info: { title: ${title}, version: '1' }
servers: [{ url: https://api.${title.toLowerCase()}.example/v1 }]
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } } }
paths:
  /pets:
    post: { operationId: addPet, security: ${security}, responses: { '201': { description: ok }, default: { description: error }, '429': { description: slow down } } }
${more}`;
const TOY = `  /toys:
    post: { operationId: addToy, security: [], responses: { '201': { description: ok } } }
`;
const TRAFFIC = [1, 2, 3, 4, 5, 6]
  .map((day) => ({
    time: `2026-11-0${day}T10:00:00Z`,
    method: 'GET',
    url: 'https://api.pets.example/v1/export',
    status: 200,
    requestHeaders: { 'x-api-key': 'k' },
  }))
  .map((exchange) => JSON.stringify(exchange))
  .join('\n');

describe('gnomon check', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    const at = path.join(folder, name);
    writeFileSync(at, text);
    return at;
  };
  const secured = file('secured.yaml', spec('Pets', '[{ key: [] }]'));
  const open = file('open.yaml', spec('Pets', '[]'));
  const worse = file('worse.yaml', spec('Pets', '[]', TOY));
  const shops = file('shops.yaml', spec('Shops', '[]'));
  const traffic = file('pets.ndjson', TRAFFIC);

  /** Without a database and a data folder: the command needs neither. */
  function check(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', 'check', ...args],
        { cwd: ROOT, env },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }
  const rulesOf = ({ stdout }: { stdout: string }) =>
    (JSON.parse(stdout) as CheckResult).apis.flatMap(({ findings }) =>
      findings.map(({ rule, path: template, isNew }) => [rule, template, isNew]),
    );

  it('ends with 0 where the gate holds, and without a gate', async () => {
    const held = await check(secured, '--fail-on', 'high', '--min-score', '80');
    expect(held).toMatchObject({ code: 0, stderr: '' });
    expect(held.stdout).toContain('Pets');
    const ungated = await check(open);
    expect(ungated.code).toBe(0);
    expect(ungated.stdout).toContain('AUTH-04');
  });

  it('ends with 1 where the gate fails, and says why', async () => {
    const severe = await check(open, '--fail-on', 'high');
    expect(severe.code).toBe(1);
    expect(severe.stderr).toContain('gate: Pets has 1 finding of severity high or worse.');
    const low = await check(open, '--min-score', '80');
    expect(low.code).toBe(1);
    expect(low.stderr).toMatch(/gate: Pets scores [\d.]+, below 80\./);
  });

  it('ends with 2 where it was used wrongly', async () => {
    const runs = [[], [open, '--min-score', '101'], [open, '--fail-on', 'bad'], [open, '--format', 'xml']];
    for (const args of runs) expect((await check(...args)).code).toBe(2);
  });

  it('ends with 3 where a file cannot be read, whatever the gate says, and judges the rest', async () => {
    const missing = path.join(folder, 'not-there.yaml');
    const run = await check(open, missing, '--fail-on', 'high', '--format', 'json');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('not-there.yaml: There is no such file.');
    expect(JSON.parse(run.stdout)).toMatchObject({ isIncomplete: true });
    expect(rulesOf(run)).toContainEqual(['AUTH-04', '/pets', true]);
    const broken = file('broken.yaml', 'openapi: 3.1.0\npaths: [');
    expect((await check(broken)).code).toBe(3);
    expect((await check(open, '--traffic', missing)).code).toBe(3);
    expect((await check(open, '--baseline', missing)).code).toBe(3);
  });

  it('lets what the baseline shows already pass, and nothing else', async () => {
    const unchanged = await check(open, '--baseline', open, '--fail-on', 'high', '--format', 'json');
    expect(unchanged.code).toBe(0);
    expect(rulesOf(unchanged)).toContainEqual(['AUTH-04', '/pets', false]);
    const added = await check(worse, '--baseline', open, '--fail-on', 'high', '--format', 'json');
    expect(added.code).toBe(1);
    expect(rulesOf(added)).toContainEqual(['AUTH-04', '/toys', true]);
    const downgraded = await check(open, '--baseline', secured, '--fail-on', 'high', '--format', 'json');
    expect(downgraded.code).toBe(1);
    expect(rulesOf(downgraded)).toContainEqual(['AUTH-13', '/pets', true]);
  });

  it('takes the baseline of one API for no other', async () => {
    const run = await check(open, shops, '--baseline', open, '--fail-on', 'high', '--format', 'json');
    expect(run.stderr).toContain('gate: Shops has 1 finding');
    expect(run.stderr).not.toContain('gate: Pets');
    const renamed = file('renamed.yaml', spec('Animals', '[]'));
    expect((await check(renamed, '--baseline', open, '--fail-on', 'high')).code).toBe(0);
  });

  it('holds the spec against traffic', async () => {
    const run = await check(secured, '--traffic', traffic, '--now', '2026-11-07', '--format', 'json');
    expect(rulesOf(run)).toContainEqual(['INV-01', '/export', true]);
  });

  it('writes SARIF and Markdown to standard output alone', async () => {
    const sarif = await check(open, '--format', 'sarif');
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'gnomon' } } }],
    });
    const markdown = await check(open, '--format', 'markdown', '--fail-on', 'high');
    expect(markdown.code).toBe(1);
    expect(markdown.stdout).toMatch(/^# API posture\n\n- Pets has 1 finding of severity high or worse\.\n/);
  });

  it('judges by the changes to rules of a file, and refuses a file that makes no sense', async () => {
    const settings = file(
      'settings.json',
      JSON.stringify([
        { rule: 'AUTH-04', isEnabled: false },
        { rule: 'DATA-06', api: 'Shops', severity: 'critical' },
      ]),
    );
    const before = rulesOf(await check(open, '--format', 'json')).map(([rule]) => rule);
    const after = rulesOf(await check(open, '--format', 'json', '--settings', settings)).map(
      ([rule]) => rule,
    );
    expect(before).toContain('AUTH-04');
    expect(after).toEqual(before.filter((rule) => rule !== 'AUTH-04'));
    const wrong = file('wrong.json', '[{ "rule": "AUTH-04" }, { "rule": "AUTH-99" }]');
    const refused = await check(open, '--settings', wrong);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('wrong.json: at /1: There is no rule AUTH-99.');
  });
});
