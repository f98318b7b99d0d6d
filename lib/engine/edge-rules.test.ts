import { expect, it } from 'vitest';
import { EDGE_RULES } from './remedy/edge/write-edge';
import { RULES } from './rules/registry';

it('names rules that there are, and none of a source', () => {
  const known = RULES.filter(({ scope }) => scope !== 'source').map(({ id }) => id);
  expect(known).toEqual(expect.arrayContaining([...EDGE_RULES]));
});
