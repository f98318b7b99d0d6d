import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Answer, Fate } from '@/lib/contracts/campaign';
import { type ItemGroup, progressOf, tallyByTeam, tallyOf } from './tally';

const group = (over: Partial<ItemGroup>): ItemGroup => ({
  fate: 'present',
  answer: null,
  team: 'Orders',
  isOwned: true,
  count: 1,
  ...over,
});

it('counts what is merged or gone as that, whatever was said of it', () => {
  const groups = [
    group({ fate: 'merged', answer: 'correct' }),
    group({ fate: 'gone' }),
    group({ answer: 'correct', count: 2 }),
    group({}),
  ];
  expect(tallyOf(groups)).toEqual({ items: 5, open: 1, correct: 2, wrong: 0, retire: 0, merged: 1, gone: 1 });
});

it('says what nobody owns of what is open, and what is overdue', () => {
  const groups = [
    group({ isOwned: false, count: 3 }),
    group({ isOwned: false, answer: 'wrong' }),
    group({ fate: 'merged', isOwned: false }),
    group({}),
  ];
  expect(progressOf(groups, false)).toMatchObject({ open: 4, unowned: 3, overdue: 0 });
  expect(progressOf(groups, true)).toMatchObject({ overdue: 4 });
});

it('tallies by team, what has none last', () => {
  const groups = [
    group({ team: null }),
    group({ team: 'zebra' }),
    group({ team: 'Ant' }),
    group({ team: 'Ant', answer: 'retire' }),
  ];
  const tallies = tallyByTeam(groups);
  expect(tallies.map(({ team, items }) => [team, items])).toEqual([
    ['Ant', 2],
    ['zebra', 1],
    [null, 1],
  ]);
});

it('adds up for any items', () => {
  const some = fc.record({
    fate: fc.constantFrom(...Fate.options),
    answer: fc.constantFrom(null, ...Answer.options),
    team: fc.constantFrom(null, 'a', 'b'),
    isOwned: fc.boolean(),
    count: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(some), (groups) => {
      const { items, ...rest } = tallyOf(groups);
      expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(items);
      expect(tallyByTeam(groups).reduce((sum, team) => sum + team.items, 0)).toBe(items);
    }),
  );
});
