import { describe, expect, it } from 'vitest';
import { inspectPosture } from './inspect-posture';
import { Inspection } from './inspection';
import { policySubjects } from './policy-subjects';
import { readSpec } from './specs/read-spec';
import { SPEC_LIMITS } from './specs/spec-upload';

const NOW = new Date('2026-11-08T23:00:00Z');
const operation = (more: object) => ({
  deprecated: true,
  responses: { 200: { description: 'ok' } },
  ...more,
});

/** What a policy about APIs sees of a document. */
function valuesOf(paths: Record<string, object>) {
  const root = { openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths };
  const files = new Map([['spec.json', Buffer.from(JSON.stringify(root))]]);
  const outcome = readSpec({ entry: 'spec.json', files }, SPEC_LIMITS);
  if (outcome.kind === 'refused') throw new Error('the document was refused');
  const specs = [{ api: 'Shop', document: outcome.document }];
  const apis = new Inspection(specs, { seed: 1, fingerprint: () => 0 }).apis(NOW);
  return policySubjects('api', apis, inspectPosture(apis, [], NOW), '2026-11-08')[0]?.values;
}

describe('an API of files', () => {
  it.each<[string, object[], number | null]>([
    ['today', [{ 'x-sunset': '2026-11-08' }], 0],
    ['the earliest of several', [{ 'x-sunset': '2026-12-31' }, { 'x-sunset': '2026-11-18' }, {}], 10],
    ['a moment, on its day', [{ 'x-sunset': '2026-11-09T12:00:00Z' }], 1],
    ['a day that has passed', [{ 'x-sunset': '2026-11-01' }], -7],
    ['no day', [{}], null],
    ['what is no day', [{ 'x-sunset': 'soon' }], null],
  ])('has as its last day %s', (_, operations, days) => {
    const paths = Object.fromEntries(operations.map((more, at) => [`/a${at}`, { get: operation(more) }]));
    expect(valuesOf(paths)?.sunsetInDays).toBe(days);
  });

  it('has no owner and no exposure that anybody could tell, and the stage that its endpoints show', () => {
    const values = valuesOf({ '/a': { get: operation({}) } });
    expect(values).toMatchObject({ stage: 'deprecated', hasSpec: true, hasTraffic: false });
    expect(values?.exposure).toBeUndefined();
    expect(values?.hasOwner).toBeUndefined();
  });
});
