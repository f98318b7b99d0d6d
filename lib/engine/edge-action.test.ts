import { expect, it } from 'vitest';
import { EDGE_RULES } from './remedy/edge/edge-action';
import { RULES } from './rules/registry';

it('names rules that there are, and of endpoints alone', () => {
  const ofEndpoints = RULES.filter(({ scope }) => scope === 'endpoint').map(({ id }) => id);
  expect(ofEndpoints).toEqual(expect.arrayContaining([...EDGE_RULES]));
});
