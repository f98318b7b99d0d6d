import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RuleInfo } from '@/lib/contracts/rule';
import { RULES } from './registry';

const FOLDER = import.meta.dirname;

describe('the registry of rules', () => {
  it('has every rule of the catalogue once, in the order of their ids', () => {
    const counts = Object.entries({
      ATT: 2,
      AUTH: 15,
      AZ: 4,
      CFG: 9,
      DATA: 8,
      FLOW: 1,
      INV: 15,
      LOG: 2,
      RATE: 4,
      SSRF: 1,
      UPS: 1,
    });
    const catalogue = counts.flatMap(([family, count]) =>
      Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(RULES.map(({ id }) => id)).toEqual(catalogue);
  });

  it('describes each rule by its contract', () => {
    for (const rule of RULES) expect(() => RuleInfo.parse(rule)).not.toThrow();
  });

  it('has a file and a table of scenarios for each', () => {
    const files = globSync('*-[0-9][0-9]-*.ts', { cwd: FOLDER }).filter((name) => !name.endsWith('.test.ts'));
    expect(files).toHaveLength(RULES.length);
    const untested = files.filter(
      (name) => !existsSync(path.join(FOLDER, name.replace(/\.ts$/, '.test.ts'))),
    );
    expect(untested).toEqual([]);
  });
});
