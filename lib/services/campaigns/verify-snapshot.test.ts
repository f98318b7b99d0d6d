import { describe, expect, it } from 'vitest';
import type { SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { makeContent, makeItem } from '@/lib/engine/govern/campaign/testing/snapshots';
import { sealSnapshot } from './seal-snapshot';
import { SignatureKey } from './signature-key';
import { verifySnapshot } from './verify-snapshot';

const KEY = new SignatureKey(new Uint8Array(32).fill(7));
const OTHER = new SignatureKey(new Uint8Array(32).fill(8));

const makeFile = (key = KEY): SnapshotFile =>
  sealSnapshot(makeContent([1, 2, 3].map((apiId) => makeItem({ apiId, api: `api ${apiId}` }))), key);
const verify = (file: unknown, key?: string) => verifySnapshot(JSON.stringify(file), key);
/** Problems of a file after somebody was at it. */
function problemsAfter(tamper: (file: SnapshotFile) => void): string[] {
  const file = structuredClone(makeFile());
  tamper(file);
  const { holds, problems } = verify(file);
  expect(holds).toBe(problems.length === 0);
  return problems;
}

describe('a snapshot as it was sealed', () => {
  it('holds, and says what it is', () => {
    const { holds, campaign, publicKey, isExpectedKey } = verify(makeFile());
    expect(holds).toBe(true);
    expect(campaign).toMatchObject({ title: 'Spring review', items: 3 });
    expect(publicKey).toBe(KEY.publicKey);
    expect(isExpectedKey).toBeNull();
  });

  it('holds however it is written down', () => {
    const { content, seal, signature } = makeFile();
    const { items, ...head } = content;
    const turned = { signature, seal, content: { items, ...head } };
    expect(verifySnapshot(`${JSON.stringify(turned, null, 2)}\n`).holds).toBe(true);
  });

  it('is known by the key of its deployment, which is always the same', () => {
    expect(KEY.publicKey).toMatch(/^ed25519:[\w-]{43}$/);
    expect(new SignatureKey(new Uint8Array(32).fill(7)).publicKey).toBe(KEY.publicKey);
    expect(verify(makeFile(), KEY.publicKey)).toMatchObject({ holds: true, isExpectedKey: true });
    const forged = verify(makeFile(OTHER), KEY.publicKey);
    expect(forged).toMatchObject({ holds: false, isExpectedKey: false });
    expect(forged.problems).toEqual([
      `It is signed with the key ${OTHER.publicKey}, not with ${KEY.publicKey}.`,
    ]);
  });
});

describe('a snapshot that was tampered with', () => {
  it.each<[string, (file: SnapshotFile) => void, string[]]>([
    [
      'an answer',
      ({ content: { items } }) => {
        if (items[1]?.attestation) items[1].attestation.answer = 'retire';
      },
      [
        'The entry of the API "api 2" was changed or put in.',
        '1 sealed entries are not there as they were: changed or taken out.',
      ],
    ],
    [
      'an entry taken out',
      ({ content }) => content.items.splice(0, 1),
      ['1 sealed entries are not there as they were: changed or taken out.'],
    ],
    [
      'an entry put in',
      ({ content }) => content.items.push(makeItem({ api: 'forged' })),
      ['The entry of the API "forged" was changed or put in.'],
    ],
    [
      'an entry twice',
      ({ content }) => content.items.push(structuredClone(content.items[0] as never)),
      ['The entries are not in the order, or not as often, as they were sealed.'],
    ],
    [
      'the order',
      ({ content }) => content.items.reverse(),
      ['The entries are not in the order, or not as often, as they were sealed.'],
    ],
    [
      'the date of closing',
      ({ content }) => {
        content.campaign.closedAt = '2026-01-30T00:00:00.000Z';
      },
      ['The campaign’s own facts, its progress, merges or audit head were changed.'],
    ],
    [
      'a fact that the contract does not know',
      ({ content }) => Object.assign(content, { note: 'all fine' }),
      ['The campaign’s own facts, its progress, merges or audit head were changed.'],
    ],
    [
      'a part beside the content',
      (file) => Object.assign(file, { comment: 'all fine' }),
      ['The file has a part "comment" that nobody signed.'],
    ],
    [
      'the signature',
      ({ signature }) => {
        signature.value = OTHER.sign('something else');
      },
      ['The signature does not fit the seal: the seal, the signature or the key was changed.'],
    ],
    [
      'the key',
      ({ signature }) => {
        signature.publicKey = OTHER.publicKey;
      },
      ['The signature does not fit the seal: the seal, the signature or the key was changed.'],
    ],
    [
      'the key made nothing',
      ({ signature }) => {
        signature.publicKey = 'ed25519:AAAA';
      },
      ['"ed25519:AAAA" is no public key.'],
    ],
  ])('is refused with what was changed: %s', (_, tamper, problems) => {
    expect(problemsAfter(tamper)).toEqual(problems);
  });

  it('is refused also when its hashes were made anew, for lack of the key', () => {
    const { content } = makeFile();
    if (content.items[0]) content.items[0].api = 'forged';
    const { seal } = sealSnapshot(content, OTHER);
    expect(verify({ ...makeFile(), content, seal }).problems).toEqual([
      'The signature does not fit the seal: the seal, the signature or the key was changed.',
    ]);
  });

  it.each(['', '{', '[]', 'null', '{"content":{}}', '"\\ud800"'])(
    'is refused when it is none: %s',
    (text) => {
      const { holds, problems } = verifySnapshot(text, KEY.publicKey);
      expect(holds).toBe(false);
      expect(problems[0]).toMatch(/^The file is no snapshot: /);
    },
  );

  it('is refused when it cannot be sealed at all: half a character, nesting without end', () => {
    const half = structuredClone(makeFile());
    if (half.content.items[0]) half.content.items[0].api = '\ud800';
    expect(verify(half).holds).toBe(false);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = JSON.stringify(makeFile()).replace('{"content":{', `{"content":{"deep":${deep},`);
    expect(verifySnapshot(text).holds).toBe(false);
  });
});
