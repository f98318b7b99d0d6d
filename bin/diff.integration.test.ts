import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SpecChange } from '@/lib/contracts/spec-change';

const ROOT = path.resolve(import.meta.dirname, '..');
const OLD = `openapi: 3.1.0
info: { title: Pets, version: '1' }
security: [{ key: [] }]
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } } }
paths:
  /pets/{petId}:
    get: { responses: { '200': { description: ok } } }
`;
const NEW = OLD.replace('get: {', 'get: { security: [],');

describe('gnomon diff', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-diff-'));
  const at = (name: string): string => path.join(folder, name);
  beforeAll(() => {
    writeFileSync(at('old.yaml'), OLD);
    writeFileSync(at('new.yaml'), NEW);
    for (const [name, text] of [
      ['before', OLD],
      ['after', NEW],
    ] as const) {
      mkdirSync(at(name));
      writeFileSync(path.join(at(name), 'a.yaml'), text);
      writeFileSync(path.join(at(name), `${name}.yaml`), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function gnomon(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/run.ts', 'gnomon', 'diff', ...args],
        { cwd: ROOT },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }

  it('prints what changed, where, and how many of each class', async () => {
    const { code, stdout } = await gnomon(at('old.yaml'), at('new.yaml'));
    expect(code).toBe(0);
    expect(stdout).toContain('GET /pets/{petId}\n  security    high   No credentials are asked for any more');
    expect(stdout).toContain('before line 7, after line 7');
    expect(stdout).toContain('1 change: 0 breaking, 1 security, 0 deprecating, 0 additive, 0 editorial');
  });

  it('prints one change a line for programs', async () => {
    const { stdout } = await gnomon(at('old.yaml'), at('new.yaml'), '--json');
    const { document, ...change } = JSON.parse(stdout);
    expect(document).toBe('new.yaml');
    expect(SpecChange.parse(change).id).toBe('api-security-removed');
  });

  it('ends with 1 where a class may not change, and with 0 where another one may not', async () => {
    const fails = (...classes: string[]) => gnomon(at('old.yaml'), at('new.yaml'), '--fail-on', ...classes);
    expect((await fails('breaking', 'security')).code).toBe(1);
    expect((await fails('breaking')).code).toBe(0);
  });

  it('ends with 2 when it is used wrongly', async () => {
    expect((await gnomon(at('old.yaml'))).code).toBe(2);
    const unknown = await gnomon(at('old.yaml'), at('new.yaml'), '--fail-on', 'colour');
    expect(unknown.code).toBe(2);
  });

  it('ends with 3 when a revision cannot be read, whatever else is asked', async () => {
    const { code, stderr } = await gnomon(at('missing.yaml'), at('new.yaml'), '--fail-on', 'security');
    expect(code).toBe(3);
    expect(stderr).toContain('There is no such file');
  });

  it('pairs the documents of two folders by name, and says which one stands alone', async () => {
    const { code, stdout, stderr } = await gnomon(at('before'), at('after'), '--json');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout).document).toBe('a.yaml');
    expect(stderr).toContain('before.yaml: The document stands in one of the two alone');
    expect(stderr).toContain('after.yaml: The document stands in one of the two alone');
    expect(code).toBe(3);
  });
});
