import { describe, expect, it } from 'vitest';
import type { CheckedFinding } from '@/lib/services/check-files';
import { listRules } from '@/lib/services/list-rules';
import { sarifProblems } from '@/testing/sarif';
import { renderSarif } from './sarif';
import { HOSTILE, makeChecked, makeCheckedPolicy, makeResult } from './testing/check-result';

interface Log {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      baselineState: string;
      message: { text: string };
      partialFingerprints: Record<string, string>;
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
    }[];
  }[];
}

const log = (findings: CheckedFinding[], specs = ['shop.yaml']) =>
  JSON.parse(JSON.stringify(renderSarif(makeResult(findings), specs))) as Log;
const resultsOf = (...findings: CheckedFinding[]) => log(findings).runs[0]?.results ?? [];

describe('a check as SARIF', () => {
  it.each<[string, CheckedFinding[]]>([
    ['without findings', []],
    [
      'with findings of every severity, known and new, placed and not',
      (['critical', 'high', 'medium', 'low', 'info'] as const).map((severity, index) =>
        makeChecked({
          severity,
          isNew: index % 2 === 0,
          ...(index > 2 ? { evidence: [{ says: 'Seen.' }] } : {}),
        }),
      ),
    ],
    ['with hostile names', [makeChecked({ api: HOSTILE, path: HOSTILE, qualifier: HOSTILE })]],
    ['with a rule that is not in the registry', [makeChecked({ rule: 'NEW-01' })]],
  ])('is valid by the schema of 2.1.0 %s', (_, findings) => {
    expect(sarifProblems(log(findings))).toEqual([]);
  });

  it('holds policies as rules of their own, with what fails them', () => {
    const policies = [makeCheckedPolicy(), makeCheckedPolicy({ name: 'soon', isInForce: false })];
    const whole = JSON.parse(
      JSON.stringify(renderSarif(makeResult([makeChecked()], { policies }), ['shop.yaml'])),
    ) as Log;
    expect(sarifProblems(whole)).toEqual([]);
    const [run] = whole.runs;
    const results = run?.results.filter(({ ruleId }) => ruleId.startsWith('policy/')) ?? [];
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['policy/writes-are-safe', 'error'],
      ['policy/soon', 'note'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('is what the schema can refuse', () => {
    expect(sarifProblems({ ...log([]), version: '2.0.0' })).not.toEqual([]);
  });

  it('names every rule once, and each result by its index', () => {
    const [run] = log([makeChecked()]).runs;
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(listRules().map(({ id }) => id));
    const [result] = run?.results ?? [];
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('AUTH-04');
  });

  it('places a finding at the line that its evidence cites', () => {
    const [result] = resultsOf(makeChecked());
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'specs/shop.yaml' },
      region: { startLine: 12 },
    });
    expect(result).toMatchObject({ level: 'error', baselineState: 'new' });
  });

  it('places what only traffic shows at the first spec', () => {
    const [result] = resultsOf(makeChecked({ evidence: [{ says: 'Seen.' }], isNew: false }));
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'shop.yaml' },
      region: { startLine: 1 },
    });
    expect(result?.baselineState).toBe('unchanged');
  });

  it('escapes a path in its URI, and keeps a path outside the working folder whole', () => {
    const at = (file: string) =>
      makeChecked({ evidence: [{ says: '', spec: { title: '', revision: 1, file, line: 1 } }] });
    const uris = resultsOf(at('my specs/a#b.yaml'), at('/elsewhere/a b.yaml')).map(
      ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(['my%20specs/a%23b.yaml', 'file:///elsewhere/a%20b.yaml']);
  });

  it('tells findings apart by what tells them apart, and not by line or text', () => {
    const prints = (...findings: CheckedFinding[]) =>
      resultsOf(...findings).map(({ partialFingerprints }) => partialFingerprints['gnomon/v1']);
    const host = { method: null, path: null, key: null };
    const [first, moved, renamed, other, one, two] = prints(
      makeChecked(),
      makeChecked({ evidence: [{ says: 'Elsewhere.' }], severity: 'low' }),
      makeChecked({ host: 'eu.example.com' }),
      makeChecked({ qualifier: 'token' }),
      makeChecked({ ...host, host: 'a.example.com' }),
      makeChecked({ ...host, host: 'b.example.com' }),
    );
    expect(moved).toBe(first);
    expect(renamed).toBe(first);
    expect(new Set([first, other, one, two]).size).toBe(4);
  });
});
