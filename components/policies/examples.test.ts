import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { PolicyFile } from '@/lib/contracts/policy';
import { EXAMPLES } from './examples';

it('are those of the file', () => {
  const file = load(readFileSync('fixtures/policies.yaml', 'utf8'));
  expect(EXAMPLES).toEqual(PolicyFile.parse(file).policies);
});
