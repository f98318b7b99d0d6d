import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeAll } from '@/lib/services/judge-stale';
import { readPolicies, readPolicyFile } from '@/lib/services/policies/read-policies';
import { deliver, TEST_KEY, withServices } from '@/testing/services';

const ROOT = path.resolve(import.meta.dirname, '..');
const EXAMPLES = path.join(ROOT, 'fixtures/policies.yaml');
const SPEC = `openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://api.pets.example }]
paths:
  /pets:
    get: { deprecated: true, x-sunset: '2027-12-31', responses: { '200': { description: ok } } }
    post: { deprecated: true, responses: { '201': { description: ok } } }
`;
const TRAFFIC = [1, 2, 3, 4, 5, 6]
  .map((day) =>
    JSON.stringify({
      time: `2026-11-0${day}T10:00:00Z`,
      method: 'POST',
      url: 'https://api.pets.example/pets',
      status: 201,
      requestHeaders: { accept: '*/*' },
    }),
  )
  .join('\n');
const WRITES = `policies:
  - name: writes
    title: Writes
    about: endpoint
    must: { observed: always }
`;

describe('policies on the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-policy-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    const at = path.join(folder, name);
    writeFileSync(at, text);
    return at;
  };
  const spec = file('spec.yaml', SPEC);
  const traffic = file('pets.ndjson', TRAFFIC);
  const writes = file('writes.yaml', WRITES);
  const files = ['--spec', spec, '--traffic', traffic, '--now', '2026-11-08'];
  const services = withServices();

  /** Without a database: what is held against files needs none. */
  const gnomon = (...args: string[]) => run('postgres://nobody@127.0.0.1:1/none', args);
  const onInventory = (...args: string[]) => run(services.url, ['policy', ...args]);

  function run(url: string, args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, NO_COLOR: '1', DATABASE_URL: url, GNOMON_KEY: TEST_KEY };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', ...args],
        { cwd: ROOT, env },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }

  it('ends with 1 where a policy fails, and says which, where and why', async () => {
    const ended = await gnomon('policy', 'test', EXAMPLES, ...files);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('FAIL writes-are-authenticated');
    expect(ended.stdout).toContain('Pets  POST /pets  Observed authentication: never, must be always.');
    expect(ended.stdout).toContain('FAIL deprecated-have-sunset');
    expect(ended.stdout).toContain('Pets  Days until the last day: 418, must be at most 180.');
    expect(ended.stdout).toContain('?    open-apis-score');
  });

  it('ends with 0 before the day of a policy, and while an exception lasts', async () => {
    const later = file('later.yaml', `${WRITES}    from: 2026-11-09\n`);
    const early = await gnomon('policy', 'test', later, ...files);
    expect(early).toMatchObject({ code: 0 });
    expect(early.stdout).toContain('not in force yet');
    const until = (day: string) =>
      file(
        `until-${day}.yaml`,
        `${WRITES}    exceptions: [{ api: P*, endpoint: POST *, until: ${day}, reason: It goes with the site. }]\n`,
      );
    expect((await gnomon('policy', 'test', until('2026-11-08'), ...files)).code).toBe(0);
    expect((await gnomon('policy', 'test', until('2026-11-07'), ...files)).code).toBe(1);
  });

  it('ends with 2 where it was used wrongly, and says on which line', async () => {
    const wrong = await gnomon(
      'policy',
      'test',
      file('wrong.yaml', WRITES.replace('always', 'maybe')),
      ...files,
    );
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('wrong.yaml:5: at /policies/0/must/observed: Give a word');
    const missing = await gnomon('policy', 'test', path.join(folder, 'none.yaml'), ...files);
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.stderr).toContain('none.yaml: There is no such file.');
  });

  it('ends with 3 where what it is held against cannot be read', async () => {
    const ended = await gnomon('policy', 'test', writes, '--spec', spec, path.join(folder, 'none.json'));
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('none.json: There is no such file.');
  });

  it('fails the gate of a check, in each of its formats', async () => {
    const check = (format: string) =>
      gnomon(
        'check',
        spec,
        '--traffic',
        traffic,
        '--now',
        '2026-11-08',
        '--policy',
        writes,
        '--format',
        format,
      );
    const table = await check('table');
    expect(table.code).toBe(1);
    expect(table.stderr).toContain('gate: The policy writes fails for 1 endpoint.');
    expect(table.stdout).toContain('FAIL writes');
    expect((await check('markdown')).stdout).toMatch(/\| writes \| high \| .*1 failed.* \| POST \/pets \|/);
    expect(JSON.parse((await check('json')).stdout)).toMatchObject({
      policies: [{ name: 'writes', failed: 1 }],
    });
    expect((await check('sarif')).stdout).toContain('"ruleId": "policy/writes"');
  });

  it('says of the inventory what it says of the files, and keeps policies there', async () => {
    const now = new Date('2026-11-08');
    await deliver(SPEC, { file: 'spec.yaml' }, now);
    await deliver(TRAFFIC, {}, now);
    await judgeAll(now);
    const ofFiles = await gnomon('policy', 'test', EXAMPLES, ...files, '--json');
    const ofInventory = await onInventory('test', EXAMPLES, '--now', '2026-11-08', '--json');
    expect(ofInventory.code).toBe(1);
    const withoutIds = JSON.parse(ofInventory.stdout, (key, value) => (key === 'id' ? null : value));
    expect(withoutIds).toEqual(JSON.parse(ofFiles.stdout));

    expect((await onInventory('apply', EXAMPLES)).stdout).toBe(
      'added    open-apis-score\nadded    writes-are-authenticated\nadded    deprecated-have-sunset\n',
    );
    const again = await onInventory('apply', EXAMPLES, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ added: [], changed: [], same: { length: 3 } });
    const listed = await onInventory('list');
    expect(listed.stdout).toMatch(/^writes-are-authenticated +0 pass +1 fail/m);
    const yaml = await onInventory('export');
    expect(await readPolicies(new TextEncoder().encode(yaml.stdout), 'export')).toEqual(
      expect.arrayContaining(await readPolicyFile(EXAMPLES)),
    );
    const acts = await services.query('SELECT "action", "via" FROM "AuditEvent" ORDER BY "id"');
    expect(acts).toEqual(Array.from({ length: 3 }, () => ({ action: 'policies.add', via: 'command' })));
  });
});
