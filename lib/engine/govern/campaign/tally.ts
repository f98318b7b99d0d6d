import type { Answer, CampaignProgress, Fate, Tally } from '@/lib/contracts/campaign';

/** Items that are alike, and how many they are. */
export interface ItemGroup {
  fate: Fate;
  answer: Answer | null;
  team: string | null;
  isOwned: boolean;
  count: number;
}

/** Under which heading an item counts: under one alone, so that nothing counts twice. */
export function standingOf({ fate, answer }: Pick<ItemGroup, 'fate' | 'answer'>): keyof Omit<Tally, 'items'> {
  return fate === 'present' ? (answer ?? 'open') : fate;
}

const noTally = (): Tally => ({ items: 0, open: 0, correct: 0, wrong: 0, retire: 0, merged: 0, gone: 0 });

export function tallyOf(groups: readonly ItemGroup[]): Tally {
  const tally = noTally();
  for (const group of groups) {
    tally.items += group.count;
    tally[standingOf(group)] += group.count;
  }
  return tally;
}

/** `isOverdue`: the campaign runs, and its due day is over. */
export function progressOf(groups: readonly ItemGroup[], isOverdue: boolean): CampaignProgress {
  const tally = tallyOf(groups);
  const open = groups.filter((group) => standingOf(group) === 'open');
  const unowned = open.reduce((sum, { isOwned, count }) => sum + (isOwned ? 0 : count), 0);
  return { ...tally, unowned, overdue: isOverdue ? tally.open : 0 };
}

/** By the name of the team, what has none last. */
export function tallyByTeam(groups: readonly ItemGroup[]): (Tally & { team: string | null })[] {
  const byTeam = Map.groupBy(groups, ({ team }) => team);
  const tallies = [...byTeam].map(([team, own]) => ({ team, ...tallyOf(own) }));
  return tallies.sort((a, b) => rank(a.team).localeCompare(rank(b.team)));
}

const rank = (team: string | null): string => (team === null ? '1' : `0${team.toLowerCase()}`);
