import { isSteward } from '@/lib/contracts/permissions';
import type { Role } from '@/lib/contracts/roles';

/** Who may review an item: the ids of its API's team, of the team and of the person it is assigned to. */
export interface ItemReviewers {
  apiTeamId: number | null;
  teamId: number | null;
  personId: string | null;
}

export interface Reviewer {
  id: string;
  role: Role;
  /** Ids. */
  teams: readonly number[];
}

/** Stewards may review everything; developers what their teams own, and what was assigned to them or their teams. */
export function mayAttest({ id, role, teams }: Reviewer, item: ItemReviewers): boolean {
  if (isSteward(role)) return true;
  if (role !== 'developer') return false;
  const isOfTeam = (team: number | null): boolean => team !== null && teams.includes(team);
  return item.personId === id || isOfTeam(item.teamId) || isOfTeam(item.apiTeamId);
}

/** Whether the item waits for this very person: it is theirs by name, or without a name their team's. */
export function waitsFor({ id, teams }: Pick<Reviewer, 'id' | 'teams'>, item: ItemReviewers): boolean {
  if (item.personId !== null) return item.personId === id;
  const team = item.teamId ?? item.apiTeamId;
  return team !== null && teams.includes(team);
}
