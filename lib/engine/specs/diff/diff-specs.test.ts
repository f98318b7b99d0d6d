import { describe, expect, it } from 'vitest';
import { BODY_CASES, RESPONSE_CASES } from '@/fixtures/specs/diff/bodies';
import { diff, withParameter, withRequest, withResponse, wordOf } from '@/fixtures/specs/diff/diff-case';
import { OPERATION_CASES } from '@/fixtures/specs/diff/operations';
import { PARAMETER_CASES } from '@/fixtures/specs/diff/parameters';
import { SAME_CASES } from '@/fixtures/specs/diff/same-meaning';
import { SCHEMA_CASES } from '@/fixtures/specs/diff/schemas';
import { SECURITY_CASES, SERVER_CASES } from '@/fixtures/specs/diff/security';
import { SpecChange } from '@/lib/contracts/spec-change';
import { CHANGE_RULES } from './change-rules';
import { judgeSchemaChange } from './report-schema';
import { SCHEMA_CHANGES } from './schema-changes';

const SUBJECTS = {
  operations: OPERATION_CASES,
  parameters: PARAMETER_CASES,
  'request bodies': BODY_CASES,
  responses: RESPONSE_CASES,
  security: SECURITY_CASES,
  servers: SERVER_CASES,
  'the same meaning': SAME_CASES,
};
const TABLE_CASES = Object.values(SUBJECTS).flat();

describe.each(Object.entries(SUBJECTS))('%s', (_, cases) => {
  it.each(cases)('$name', ({ before, after, expected }) => {
    const { changes, notes } = diff(before, after);
    expect(notes.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(changes.map(wordOf).sort()).toEqual([...expected].sort());
    for (const change of changes) SpecChange.parse(change);
  });
});

describe('schemas', () => {
  it.each(SCHEMA_CASES)('$change: $before to $after', ({ change, before, after }) => {
    const request = judgeSchemaChange(change, 'request-body', 'same').class;
    const response = judgeSchemaChange(change, 'response-body', 'same').class;
    const words = (changes: SpecChange[]) => changes.map(wordOf);
    expect(words(diff(withRequest(before), withRequest(after)).changes)).toEqual([
      `${request} request-body-${change}`,
    ]);
    expect(words(diff(withResponse(before), withResponse(after)).changes)).toEqual([
      `${response} response-body-${change}`,
    ]);
  });

  it.each(SCHEMA_CASES)('$change, inside a property', ({ change, before, after }) => {
    const inside = (schema: object) => ({ properties: { outer: { properties: { inner: schema } } } });
    const { changes } = diff(withRequest(inside(before)), withRequest(inside(after)));
    expect(changes.map(({ id }) => id)).toEqual([`request-property-${change}`]);
    expect(changes[0]?.text).toContain('"outer.inner"');
  });

  it('turn the law around inside not, and leave it open inside if', () => {
    const limited = (keyword: string, maxLength: number) =>
      withRequest({ type: 'string', [keyword]: { type: 'string', maxLength } });
    const judged = (keyword: string) =>
      diff(limited(keyword, 5), limited(keyword, 4)).changes.map(({ class: kind, severity }) => [
        kind,
        severity,
      ]);
    expect(judged('not')).toEqual([['additive', 'info']]);
    expect(judged('if')).toEqual([['breaking', 'medium']]);
    expect(judged('allOf')).toEqual([]);
  });

  it('widen a response for the worse, and a request for the better', () => {
    const shorter = { type: 'string', maxLength: 4 };
    const longer = { type: 'string', maxLength: 5 };
    const judge = (wrap: (schema: unknown) => object, a: object, b: object) =>
      diff(wrap(a), wrap(b)).changes.map(wordOf);
    const parameter = (schema: unknown) => withParameter({ in: 'query', name: 'q', schema });
    expect(judge(parameter, shorter, longer)).toEqual(['additive request-parameter-max-length-increased']);
    expect(judge(parameter, longer, shorter)).toEqual(['breaking request-parameter-max-length-decreased']);
    expect(judge(withResponse, shorter, longer)).toEqual(['breaking response-body-max-length-increased']);
    expect(judge(withResponse, longer, shorter)).toEqual(['additive response-body-max-length-decreased']);
  });
});

describe('the tables', () => {
  it('have every change of a schema', () => {
    const tried = new Set(SCHEMA_CASES.map(({ change }) => change));
    expect(Object.keys(SCHEMA_CHANGES).filter((name) => !tried.has(name as never))).toEqual([]);
  });

  it('have every other change', () => {
    const tried = new Set(TABLE_CASES.flatMap(({ expected }) => expected.map((word) => word.split(' ')[1])));
    expect(Object.keys(CHANGE_RULES).filter((id) => !tried.has(id))).toEqual([]);
  });
});
