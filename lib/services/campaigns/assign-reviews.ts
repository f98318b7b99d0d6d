import { isDisabledPerson, listPeople } from '@/lib/data/accounts/people';
import { listTeams } from '@/lib/data/accounts/teams';
import { lockInventory } from '@/lib/data/apis';
import { addItemEvents } from '@/lib/data/campaigns/events';
import { assignItems } from '@/lib/data/campaigns/items';
import { type Db, inTransaction } from '@/lib/data/client';
import type { Actor } from '../accounts/actor';
import { NotFoundError, UnusableError } from '../errors';
import { findCampaign } from './browse-campaigns';
import { refuseUnlessRunning, timeOf } from './run-campaign';

interface Assignment {
  id: number;
  items: readonly number[];
  person: string | null;
  team: number | null;
}

/** Names who reviews some items; with neither person nor team each goes back to the team of its API. */
export function assignReviews(
  { id, items, person, team }: Assignment,
  actor: Actor,
  now: Date,
): Promise<{ assigned: number }> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const campaign = await findCampaign(db, id);
    refuseUnlessRunning(campaign);
    if (person !== null && team !== null)
      throw new UnusableError('A review is assigned to a person or to a team, not to both.');
    const says = await saysTo(db, person, team);
    const assigned = await assignItems(db, id, items, { person, team });
    const at = await timeOf(db, campaign, now);
    await addItemEvents(
      db,
      assigned.map((itemId) => ({ itemId, at, actor, says, answer: null, reason: '', saw: null })),
    );
    return { assigned: assigned.length };
  });
}

async function saysTo(db: Db, person: string | null, team: number | null): Promise<string> {
  if (person !== null) {
    const [known] = await listPeople(db, person);
    if (!known || (await isDisabledPerson(db, person))) throw new NotFoundError('person', person);
    if (known.role === 'viewer')
      throw new UnusableError(`${known.name} is a viewer, who may not review. Assign it to somebody else.`);
    return `Assigned to ${known.name}.`;
  }
  if (team === null) return 'Assigned to the team of the API.';
  const [known] = await listTeams(db, team);
  if (!known) throw new NotFoundError('team', team);
  return `Assigned to ${known.name}.`;
}
