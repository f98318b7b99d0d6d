import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InventoryLine } from '@/lib/contracts/endpoint';
import type { ImportResult } from '@/lib/contracts/receipt';
import { provideDatabase } from '@/testing/database';

const ROOT = path.resolve(import.meta.dirname, '..');
const SPEC = `openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://api.pets.example/v1 }]
security: [{ key: [] }]
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } } }
paths:
  /pets/{petId}:
    get: { operationId: readPet, responses: { '200': { description: ok } } }
`;
const exchange = (url: string, status = 200): string =>
  JSON.stringify({ time: '2026-11-01T10:00:00Z', method: 'GET', url, status, requestHeaders: {} });
const TRAFFIC = [
  exchange('https://api.pets.example/v1/pets/7'),
  exchange('https://api.pets.example/v1/pets/8'),
  exchange('https://api.pets.example/v1/health'),
  exchange('https://api.pets.example/v1/nothing', 404),
  '{"time":"2026-11-01T10:00:00Z","method":"GET"}',
].join('\n');

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

describe('gnomon', () => {
  const database = provideDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-cli-'));
  const spec = path.join(folder, 'pets.yaml');
  const traffic = path.join(folder, 'pets.ndjson');
  beforeAll(() => {
    writeFileSync(spec, SPEC);
    writeFileSync(traffic, TRAFFIC);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function gnomon(...args: string[]): Promise<Run> {
    const env = { ...process.env, DATABASE_URL: database.url, GNOMON_DATA: path.join(folder, 'data') };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', ...args],
        { cwd: ROOT, env },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }
  const linesOf = ({ stdout }: Run): InventoryLine[] =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => InventoryLine.parse(JSON.parse(line)));

  it.each([[], ['import'], ['inventory'], ['inspect'], ['diff'], ['rules'], ['rules', 'set'], ['demo']])(
    'explains %s itself',
    async (...command) => {
      const { code, stdout } = await gnomon(...command, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain('Usage: gnomon');
    },
  );

  it('inspects files without a database', async () => {
    const run = await gnomon('inspect', traffic, '--spec', spec, '--json', '--now', '2026-11-02');
    expect(run.code).toBe(0);
    expect(
      linesOf(run).map((line) => [line.method, line.path, line.documentation, line.traffic, line.requests]),
    ).toEqual([
      ['GET', '/health', 'undocumented', 'active', 1],
      ['GET', '/pets/{petId}', 'documented', 'active', 2],
    ]);
    expect(run.stderr).toContain('pets.ndjson: skipped 1 (missing), for example line 5');
  });

  it('traces every exchange in input order', async () => {
    const { stdout } = await gnomon('inspect', traffic, '--spec', spec, '--trace');
    const traced = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(traced.map(({ line, endpoint }) => [line, endpoint])).toEqual([
      [1, 'GET /pets/{petId}'],
      [2, 'GET /pets/{petId}'],
      [3, 'GET /health'],
      [4, null],
      [5, null],
    ]);
  });

  it('imports files and accounts for every record', async () => {
    const { code, stdout } = await gnomon('import', spec, traffic, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: spec,
        kind: 'spec',
        format: 'openapi-3.1',
        received: 1,
        counted: 1,
        skipped: 0,
        skippedBy: {},
        operations: 1,
      },
      {
        file: traffic,
        kind: 'traffic',
        format: 'ndjson',
        received: 5,
        counted: 4,
        skipped: 1,
        skippedBy: { missing: 1 },
        operations: 0,
      },
    ]);
  });

  it('counts the same files once', async () => {
    await gnomon('import', spec, traffic);
    const again = await gnomon('import', spec, traffic, '--json');
    expect(again.stderr.match(/the same content was imported before/g)).toHaveLength(2);
    expect(JSON.parse(again.stdout)).toMatchObject([
      { received: 1, counted: 0, skipped: 1, skippedBy: { duplicate: 1 } },
      { received: 5, counted: 0, skipped: 5, skippedBy: { missing: 1, duplicate: 4 } },
    ]);
  });

  it('prints the inventory that inspect would see, filtered', async () => {
    const inspected = linesOf(await gnomon('inspect', traffic, '--spec', spec, '--json'));
    const stored = linesOf(await gnomon('inventory', '--json'));
    expect(stored).toEqual(inspected);
    const shadow = linesOf(await gnomon('inventory', '--documentation', 'undocumented', '--json'));
    expect(shadow.map(({ path: template }) => template)).toEqual(['/health']);
  });

  it('keeps what is good among files that cannot be read, and fails in the end', async () => {
    const missing = path.join(folder, 'not-there.har');
    const inspected = await gnomon('inspect', missing, traffic, '--spec', missing, spec, '--json');
    expect(inspected.code).toBe(3);
    expect(linesOf(inspected)).toHaveLength(2);
    const imported = await gnomon('import', missing, folder, traffic, '--json');
    expect(imported.code).toBe(3);
    expect(JSON.parse(imported.stdout).map(({ file, received }: ImportResult) => [file, received])).toEqual([
      [missing, 0],
      [spec, 1],
      [traffic, 5],
    ]);
    expect(imported.stderr).toContain('not-there.har: There is no such file.');
  });

  it('fails when a file given as a spec is none, and shows the rest', async () => {
    const run = await gnomon('inspect', traffic, '--spec', traffic, '--json');
    expect(run.code).toBe(3);
    expect(linesOf(run)).toHaveLength(2);
  });

  it('tells usage errors from unreadable files by exit code', async () => {
    expect((await gnomon('import', traffic, '--format', 'nonsense')).code).toBe(2);
    expect((await gnomon('inspect')).code).toBe(2);
    expect((await gnomon('inventory', '--traffic', 'sometimes')).code).toBe(2);
    const missing = await gnomon('inspect', path.join(folder, 'not-there.har'));
    expect(missing.code).toBe(3);
    expect(missing.stderr).toContain('not-there.har');
  });

  it('changes a rule, lists the change and takes it back', async () => {
    expect(await gnomon('rules', 'set', 'INV-08')).toMatchObject({ code: 2, stdout: '' });
    const set = await gnomon('rules', 'set', 'INV-08', '--off', '--param', 'hostRequests=50');
    expect(set).toMatchObject({ code: 0, stdout: 'INV-08   every API: off, hostRequests=50\n' });
    const { stdout } = await gnomon('rules', 'settings', '--json');
    expect(JSON.parse(stdout)).toEqual({
      rule: 'INV-08',
      api: null,
      isEnabled: false,
      parameters: { hostRequests: 50 },
    });
    expect((await gnomon('rules', 'reset', 'INV-08')).stderr).toContain('INV-08 is as it comes.');
    expect((await gnomon('rules', 'settings')).stdout).toBe('');
    const nowhere = await gnomon('rules', 'set', 'INV-08', '--api', 'Nowhere', '--off');
    expect(nowhere).toMatchObject({ code: 2, stdout: '' });
    expect(nowhere.stderr).toContain('There is no API Nowhere.');
  });
});
