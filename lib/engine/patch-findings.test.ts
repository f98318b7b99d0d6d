import { describe, expect, it } from 'vitest';
import { NOW } from '@/testing/exchange-lines';
import { judgeFiles } from '@/testing/judged-files';
import { AUTHENTICATION } from '@/testing/patches/authentication';
import { CONTENTS } from '@/testing/patches/contents';
import { INVENTORY } from '@/testing/patches/inventory';
import { findingName, patchOne, worseThan } from '@/testing/patches/patch-one';
import { SECURITY_SCHEMES } from '@/testing/patches/security-schemes';
import { PATCHED_RULES } from './remedy/patch/write-patch';

const SCENARIOS = [...INVENTORY, ...AUTHENTICATION, ...SECURITY_SCHEMES, ...CONTENTS];

describe('a patch of the document', () => {
  it('is tried for every rule that has one', () => {
    expect(new Set(SCENARIOS.map(({ rule }) => rule))).toEqual(new Set(PATCHED_RULES));
  });

  it.each(SCENARIOS)('$rule: $name', ({ rule, name: _, ...files }) => {
    const before = judgeFiles(files, NOW);
    const found = before.findings.filter((finding) => finding.rule === rule);
    expect(found.map(findingName)).not.toEqual([]);
    for (const finding of found) {
      const { files: after, because, says } = patchOne(before, files, finding, NOW);
      expect(because).toEqual([]);
      for (const text of says) expect(text).toMatch(/^[A-Z].*\.$/);
      const left = judgeFiles(after, NOW).findings;
      expect(left.map(findingName)).not.toContain(findingName(finding));
      expect(worseThan(finding, before.findings, left)).toEqual([]);
    }
  });
});
