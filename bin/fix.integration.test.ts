import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { OverlayDocument } from '@/lib/contracts/overlay';

const ROOT = path.resolve(import.meta.dirname, '..');
const SPEC = `openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: http://api.pets.example/v1 }]
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
    url: { type: apiKey, in: query, name: api_key }
paths:
  /pets:
    get: { security: [{ key: [] }], responses: { '200': { description: ok }, default: { description: error } } }
    post: { security: [], responses: { '201': { description: ok } } }
`;
const TRAFFIC = [1, 2, 3, 4, 5, 6]
  .map((day) => ({
    time: `2026-11-0${day}T10:00:00Z`,
    method: 'GET',
    url: 'https://api.pets.example/v1/export/73ba31c2',
    status: 200,
    requestHeaders: { 'x-api-key': 'k-73ba31c2d4' },
  }))
  .map((exchange) => JSON.stringify(exchange))
  .join('\n');

describe('gnomon fix', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-fix-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => path.join(folder, name);
  const file = (name: string, text: string): string => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const spec = file('pets.yaml', SPEC);
  const traffic = file('pets.ndjson', TRAFFIC);

  /** Without a database and a data folder: the command needs neither. */
  function gnomon(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', ...args, '--now', '2026-11-08T00:00:00Z'],
        { cwd: ROOT, env },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }
  const rulesOf = async (...args: string[]) => {
    const { stdout } = await gnomon('check', ...args, '--format', 'json');
    return [
      ...new Set(
        (JSON.parse(stdout) as { apis: { findings: { rule: string }[] }[] }).apis.flatMap(({ findings }) =>
          findings.map(({ rule }) => rule),
        ),
      ),
    ].sort();
  };

  it('prints an overlay, says what it clears and what is left, and leaves the spec alone', async () => {
    const { code, stdout, stderr } = await gnomon('fix', spec);
    expect(code).toBe(0);
    expect(OverlayDocument.parse(load(stdout)).actions.length).toBeGreaterThan(3);
    expect(stderr).toContain('1 document: 4 of 5 findings cleared.');
    expect(stderr).toContain('Left: AUTH-09, 1 finding. It changes what callers do.');
    expect(readFileSync(spec, 'utf8')).toBe(SPEC);
  });

  it('applies it, with traffic too: what it says is cleared, `check` does not find', async () => {
    expect(await rulesOf(spec, '--traffic', traffic)).toContain('INV-01');
    const args = ['--traffic', traffic, '--with-changes', '--apply', at('fixed.yaml')];
    const { stdout } = await gnomon('fix', spec, ...args);
    expect(stdout).toBe('');
    const text = readFileSync(at('fixed.yaml'), 'utf8');
    expect(text).toContain('/export/{');
    expect(text).not.toContain('73ba31c2');
    expect(await rulesOf(at('fixed.yaml'), '--traffic', traffic)).toEqual([]);
  });

  it('clears the rules that are named alone', async () => {
    const { stdout } = await gnomon('fix', spec, '--rule', 'AUTH-09', '--out', at('one.yaml'));
    expect(stdout).toBe('');
    expect(OverlayDocument.parse(load(readFileSync(at('one.yaml'), 'utf8'))).actions).toMatchObject([
      { target: '$.components.securitySchemes.url', update: { in: 'header', name: 'api-key' } },
    ]);
  });

  it('writes several documents into a folder', async () => {
    const other = file(
      'toys.json',
      JSON.stringify({ ...(load(SPEC) as object), info: { title: 'Toys', version: '1' } }),
    );
    await gnomon('fix', spec, other, '--apply', at('all'));
    const written = ['pets.yaml', 'toys.json'].map((name) =>
      path.join(at('all'), path.basename(folder), name),
    );
    expect(written.map((name) => existsSync(name))).toEqual([true, true]);
    expect(JSON.parse(readFileSync(written[1] as string, 'utf8'))).toMatchObject({ info: { title: 'Toys' } });
  });

  it('ends with 3 when a file cannot be read', async () => {
    const { code, stderr } = await gnomon('fix', at('none.yaml'));
    expect(code).toBe(3);
    expect(stderr).toContain('none.yaml');
  });
});
