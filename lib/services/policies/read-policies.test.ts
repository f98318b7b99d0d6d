import { expect, it } from 'vitest';
import { readPolicies, readPolicyFile } from './read-policies';

const read = (text: string) => readPolicies(new TextEncoder().encode(text), 'p.yaml');

it('reads the policies that come with Gnomon', async () => {
  const policies = await readPolicyFile('fixtures/policies.yaml');
  expect(policies.map(({ name }) => name)).toEqual([
    'open-apis-score',
    'writes-are-authenticated',
    'deprecated-have-sunset',
  ]);
  expect(policies[0]).toMatchObject({ scope: { exposure: ['open'] }, exceptions: [], severity: 'high' });
});

it.each([
  ['policies: []', 'p.yaml:1: at /policies:'],
  [
    'policies:\n  - name: a-b\n    title: T\n    about: api\n    must:\n      scor: 1',
    'p.yaml:5: at /policies/0/must:',
  ],
  [
    'policies:\n  - name: a-b\n    title: T\n    about: api\n    must:\n      score:\n        atLeast: x',
    'p.yaml:7: at /policies/0/must/score/atLeast:',
  ],
  ['policies: {', 'p.yaml:'],
  ['', 'p.yaml:1: The file is empty'],
  ['[]', 'p.yaml:1: at the file:'],
  [
    'policies:\n  - {name: a-b, title: T, about: api, must: {hasSpec: true}}\n  - {name: a-b, title: T, about: api, must: {hasSpec: true}}',
    'p.yaml:3: the name a-b stands twice',
  ],
])('says where %j is wrong', (text, says) => {
  expect(() => read(text)).toThrow(says);
});
