import { describe, expect, it } from 'vitest';
import type { SnapshotItem } from '@/lib/contracts/campaign-snapshot';
import { compareSnapshots } from './compare-snapshots';
import { makeAttestation, makeContent, makeEndpoint, makeItem, makeSummary } from './testing/snapshots';

const compare = (
  before: SnapshotItem[],
  after: SnapshotItem[],
  over: Parameters<typeof makeContent>[1] = {},
) => compareSnapshots(makeContent(before), makeContent(after, over));
const changeOf = (over: Partial<SnapshotItem>) => compare([makeItem()], [makeItem(over)]).changed[0];

describe('the APIs of two snapshots', () => {
  it('are unchanged when nothing but traffic went on', () => {
    const later = makeSummary({ requests: 99, lastSeen: '2026-02-02T00:00:00.000Z' });
    const { unchanged, changed } = compare([makeItem()], [makeItem({ summary: later })]);
    expect({ unchanged, changed }).toEqual({ unchanged: 1, changed: [] });
  });

  it('are added, gone, left out and merged', () => {
    const before = [1, 2, 3, 4].map((apiId) => makeItem({ apiId, api: `api ${apiId}` }));
    const after = [
      makeItem({ apiId: 4, api: 'api 4' }),
      makeItem({ apiId: 2, api: 'api 2', fate: 'gone', summary: null }),
      makeItem({ apiId: 9, api: 'api 9' }),
    ];
    const merges = [{ apiId: 3, api: 'api 3', intoId: 4, into: 'api 4' }];
    expect(compare(before, after, { merges })).toMatchObject({
      added: ['api 9'],
      gone: ['api 2'],
      leftOut: ['api 1'],
      merged: [{ api: 'api 3', into: 'api 4' }],
      changed: [],
      unchanged: 1,
    });
  });

  it('are the same when one came back under its name, and news of old ends are none', () => {
    const before = [makeItem({ apiId: 1 }), makeItem({ apiId: 2, api: 'Old', fate: 'gone', summary: null })];
    const compared = compare(before, [makeItem({ apiId: 5 })]);
    expect(compared).toMatchObject({ added: [], gone: [], leftOut: [], unchanged: 1 });
  });
});

describe('a changed API', () => {
  it('says each fact before and after', () => {
    const changed = changeOf({
      team: 'Sales',
      attestation: makeAttestation('wrong', 'Its owner left.'),
      summary: makeSummary({ score: 62.5, grade: 'D', exposure: 'internal', sunsetOn: '2027-01-01' }),
    });
    expect(changed?.facts).toEqual([
      { what: 'attestation', before: 'correct', after: 'wrong: Its owner left.' },
      { what: 'owner', before: 'Orders', after: 'Sales' },
      { what: 'exposure', before: 'open', after: 'internal' },
      { what: 'sunset on', before: 'none', after: '2027-01-01' },
      { what: 'score', before: '91.0', after: '62.5' },
      { what: 'grade', before: 'A', after: 'D' },
    ]);
  });

  it('names its endpoints that were added, removed, and that stand otherwise', () => {
    const before = makeItem({ endpoints: [makeEndpoint(), makeEndpoint({ path: '/old' })] });
    const after = makeItem({
      endpoints: [makeEndpoint({ authentication: 'never' }), makeEndpoint({ method: 'POST', path: '/new' })],
    });
    expect(compare([before], [after]).changed[0]?.endpoints).toMatchObject({
      added: ['POST /new'],
      removed: ['GET /old'],
      restated: [
        {
          endpoint: 'GET /orders',
          before: 'documented, active, current, authenticated always',
          after: 'documented, active, current, authenticated never',
        },
      ],
    });
  });

  it('bounds the list of endpoints, and compares none that a snapshot does not hold whole', () => {
    const many = Array.from({ length: 60 }, (_, i) => makeEndpoint({ path: `/${i}` }));
    expect(changeOf({ endpoints: many })?.endpoints).toMatchObject({
      moreAdded: 10,
      removed: ['GET /orders'],
    });
    expect(changeOf({ endpoints: many, moreEndpoints: 1 })).toBeUndefined();
  });
});
