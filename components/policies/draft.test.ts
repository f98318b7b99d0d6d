import { describe, expect, it } from 'vitest';
import { type Policy, PolicyFile } from '@/lib/contracts/policy';
import { POLICY_FIELDS, type PolicyFieldName } from '@/lib/contracts/policy-fields';
import { aboutOther, fieldOf, fieldsAbout, firstTest, nameOf, textOf, withTest, wordsOf } from './draft';
import { EXAMPLES, NEW_POLICY } from './examples';

const read = (text: string): Policy | undefined => PolicyFile.parse(JSON.parse(text)).policies[0];

describe('the text of the form', () => {
  it.each(EXAMPLES.map((policy) => [policy.name, policy] as const))(
    'is read as it stands: %s',
    (_, policy) => {
      expect(read(textOf(policy))).toEqual(policy);
    },
  );

  it('says what is missing where the policy is not whole', () => {
    expect(() => read(textOf(NEW_POLICY))).toThrow(/Say at least one thing/);
  });

  it.each(Object.keys(POLICY_FIELDS) as PolicyFieldName[])(
    'takes a first test of %s, once it has a word',
    (name) => {
      const first = firstTest(name);
      const { kind, words = ['x'], about } = fieldOf(name);
      const test = kind === 'word' ? [words[0]] : kind === 'list' ? { any: ['x'] } : first;
      const policy = {
        ...NEW_POLICY,
        name: 'one',
        title: 'One',
        about: about[0],
        must: { [name]: test },
      } as Policy;
      expect(read(textOf(policy))?.must).toEqual({ [name]: test });
    },
  );
});

it('keeps conditions in their order when one changes, and drops the one that goes', () => {
  const tests = { score: { atLeast: 1 }, hasSpec: true };
  expect(Object.entries(withTest(tests, 'score', { atMost: 2 }))).toEqual([
    ['score', { atMost: 2 }],
    ['hasSpec', true],
  ]);
  expect(withTest(tests, 'score', undefined)).toEqual({ hasSpec: true });
  expect(Object.keys(withTest(tests, 'grade', []))).toEqual(['score', 'hasSpec', 'grade']);
});

it('drops what cannot be asked of the other subject', () => {
  const policy = { ...NEW_POLICY, scope: { exposure: ['open'] }, must: { score: { atLeast: 80 } } } as Policy;
  expect(aboutOther(policy, 'endpoint')).toMatchObject({
    about: 'endpoint',
    scope: { exposure: ['open'] },
    must: {},
  });
  expect(fieldsAbout('endpoint')).not.toContain('score');
});

it.each([
  ['Open APIs score at least 80', 'open-apis-score-at-least-80'],
  ['  2 keys — a day ', 'keys-a-day'],
  ['a'.repeat(80), 'a'.repeat(63)],
])('makes a name of %j', (title, name) => {
  expect(nameOf(title)).toBe(name);
});

it('reads words between commas', () => {
  expect(wordsOf(' email, ,iban,')).toEqual(['email', 'iban']);
});
