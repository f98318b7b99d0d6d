import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type JudgedFiles, judgeFiles } from '@/testing/judged-files';
import { findingName, patchOne, worseThan } from '@/testing/patches/patch-one';

const DATA = process.env.GNOMON_SAMPLES ?? path.join(import.meta.dirname, '../../../shared/data');
const NOW = new Date('2026-11-25T12:00:00Z');
const isThere = existsSync(DATA);
if (!isThere) console.info('skipped: patches of the real documents, as GNOMON_SAMPLES names no folder');

const bytesOf = (file: string): Uint8Array => {
  const bytes = readFileSync(path.join(DATA, file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};
const filesOf = (spec: string, har?: string): JudgedFiles => ({
  specs: [load(Buffer.from(bytesOf(spec)).toString()) as object],
  ...(har && { traffic: { format: 'har', bytes: bytesOf(har) } }),
});

describe.skipIf(!isThere)(
  `patches of real documents${isThere ? '' : ' (skipped: no GNOMON_SAMPLES)'}`,
  () => {
    it.each<[string, string?]>([
      ['crapi/openapi.json'],
      ['vampi/openapi3.yml'],
      ['petstore/openapi.json', 'petstore/petstore.swagger.io.har'],
      ['juice-shop/swagger.yml', 'juice-shop/juice-shop.har.gz'],
    ])('of %s (traffic: %s) clear every finding that they are for', { timeout: 120_000 }, (spec, har) => {
      const files = filesOf(spec, har);
      const before = judgeFiles(files, NOW);
      const left: string[] = [];
      const reasons = new Map<string, number>();
      let cleared = 0;
      for (const finding of before.findings) {
        const { files: after, because } = patchOne(before, files, finding, NOW);
        for (const reason of because) {
          const key = `${finding.rule}: ${reason}`;
          reasons.set(key, (reasons.get(key) ?? 0) + 1);
        }
        if (after === files) continue;
        const { findings } = judgeFiles(after, NOW);
        const isLeft = findings.some((one) => findingName(one) === findingName(finding));
        const worse = worseThan(finding, before.findings, findings);
        if (isLeft || worse.length > 0)
          left.push(`${findingName(finding)} → ${isLeft ? 'left' : worse.join(', ')}`);
        else cleared++;
      }
      console.info(`${spec}: ${before.findings.length} findings, ${cleared} cleared by patches`);
      for (const [reason, count] of reasons)
        if (!reason.includes('The fix is not in')) console.info(`  ${count} × ${reason}`);
      expect(left).toEqual([]);
      expect(cleared).toBeGreaterThan(0);
    });
  },
);
