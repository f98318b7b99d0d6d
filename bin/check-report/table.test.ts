import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderCheck } from './render-check';
import { renderTable } from './table';
import { HOSTILE, makeChecked, makeCheckedPolicy, makeResult } from './testing/check-result';

const plain = (...result: Parameters<typeof makeResult>) =>
  stripVTControlCharacters(renderTable(makeResult(...result)));

describe('a check as a table', () => {
  it('has score, findings with their gain, and what could not be judged', () => {
    const known = makeChecked({ severity: 'low', confidence: 'low', isNew: false, gain: 0.04 });
    expect(plain([makeChecked(), known]).split('\n')).toEqual([
      'Shop  61.8 of 100, grade D; 50 % of endpoints covered by traffic',
      '  high     AUTH-04 POST /orders  [+12.3]',
      '           Nothing is required. specs/shop.yaml:12',
      '  low      AUTH-04 POST /orders  [low confidence, known]',
      '           Nothing is required. specs/shop.yaml:12',
      '  1 rule could not be judged everywhere; --format json says why.',
      '',
    ]);
  });

  it('says so when nothing was found', () => {
    expect(plain([])).toContain('  Nothing found.\n');
  });

  it.each([
    [{ method: null, path: null, key: null }, 'api.example.com'],
    [{ method: null, path: null, key: null, host: null, source: 'kong' }, 'kong'],
    [{ method: null, path: null, key: null, host: null }, 'Shop'],
    [{ qualifier: 'token' }, 'POST /orders (token)'],
  ])('names the place %o', (overrides, place) => {
    expect(plain([makeChecked(overrides)])).toContain(`AUTH-04 ${place}  [`);
  });

  it('lets no name reach into the terminal', () => {
    const text = renderTable(
      makeResult([
        makeChecked({
          path: HOSTILE,
          evidence: [{ says: HOSTILE, spec: { title: HOSTILE, revision: 1, line: 1 } }],
        }),
      ]),
    );
    expect(text).not.toContain('\u001b[31m\u202e');
    expect(text).not.toContain('\u202e');
    expect(text.split('\n')).toHaveLength(5);
  });

  it('tells of policies what fails them, and which are not in force', () => {
    const policies = [
      makeCheckedPolicy({
        failures: [{ api: HOSTILE, endpoint: 'POST /orders', id: null, because: 'Observed: never.' }],
      }),
      makeCheckedPolicy({ name: 'soon', failed: 0, failures: [] }),
    ];
    const text = stripVTControlCharacters(renderCheck('table', makeResult([], { policies }), []));
    expect(text).toContain('FAIL writes-are-safe  Writes are safe: 3 passed, 1 failed, 2 unknown\n');
    expect(text).toContain('POST /orders  Observed: never.');
    expect(text).toContain('pass soon');
    expect(text).not.toContain('\u202e');
  });

  it('calls nothing a pass that nothing passed', () => {
    const nothing = { passed: 0, failed: 0, failures: [] };
    const policies = [
      makeCheckedPolicy({ ...nothing, name: 'untold', unknown: 2 }),
      makeCheckedPolicy({ ...nothing, name: 'empty', unknown: 0 }),
      makeCheckedPolicy({ ...nothing, name: 'let-off', unknown: 0, excepted: 1 }),
    ];
    const text = stripVTControlCharacters(renderCheck('table', makeResult([], { policies }), []));
    expect(text).toContain('?    untold');
    expect(text).toContain('none empty');
    expect(text).toContain('pass let-off');
  });

  it('prints the whole result as JSON', () => {
    const result = makeResult([makeChecked()]);
    expect(JSON.parse(renderCheck('json', result, []))).toEqual(result);
  });
});
