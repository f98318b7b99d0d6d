import { randomUUID } from 'node:crypto';
import type { ActReceipt, FindingActs, RefusalCode } from '@/lib/contracts/finding-act';
import { isDisabledPerson, listNames, listPeople } from '@/lib/data/accounts/people';
import { listTeams } from '@/lib/data/accounts/teams';
import { lockInventory } from '@/lib/data/apis';
import { type Db, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import {
  addFindingEvents,
  addMentions,
  type NewFindingEvent,
  readAct,
  readAssignable,
  readTended,
  type TendedFinding,
  withdrawException,
  writeCare,
} from '@/lib/data/finding-acts';
import { readEventsAfter } from '@/lib/data/finding-rows';
import { markStale } from '@/lib/data/judging';
import { findMentions } from '@/lib/engine/remedy/assign/find-mentions';
import type { Actor } from './accounts/actor';
import { mayForTeam } from './accounts/authorise';
import { ForbiddenError, NotFoundError } from './errors';
import { type ActContext, type ActOutcome, actOnOne, Refused } from './finding-act-outcome';

const ROUTE = 'findings.act';

/**
 * Does one thing with each finding that has not changed since the actor looked at it, all in one transaction; what is
 * refused does not hold up the rest. Waits for a judging or an import that holds the inventory.
 */
export function actOnFindings({ act, findings }: FindingActs, actor: Actor, now: Date): Promise<ActReceipt> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const assignee = act.kind === 'assign' ? await nameAssignee(db, act) : null;
    const context: ActContext = { db, act, actor, assignee, now };
    const receipt = await forEach(db, findings, actor, now, async (finding) => actOnOne(context, finding));
    if (act.kind === 'comment') {
      const named = findMentions(act.text, await listNames(db));
      await addMentions(
        db,
        receipt.done.map(({ id }) => id),
        named,
        now,
      );
    }
    return receipt;
  });
}

/** Takes an act of the actor's own back, for each finding that has not changed since. */
export function undoAct(act: string, actor: Actor, now: Date): Promise<ActReceipt> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const done = await readAct(db, act);
    if (done.length === 0) throw new NotFoundError('act to undo', act);
    if (done.some((one) => one.actorId !== actor.id))
      throw new ForbiddenError('This act was somebody else’s.');
    const there = await readAssignable(db, {
      people: done.flatMap(({ before }) => before.assigneeId ?? []),
      teams: done.flatMap(({ before }) => before.teamId ?? []),
    });
    const byId = new Map(done.map((one) => [one.findingId, one]));
    const findings = done.map(({ findingId, version }) => ({ id: findingId, version }));
    return forEach(db, findings, actor, now, async ({ id }) => {
      const { at, before } = byId.get(id) as (typeof done)[number];
      await withdrawException(db, { findingId: id, requesterId: actor.id, at });
      const { assigneeId, teamId } = before;
      const care = {
        ...before,
        assigneeId: assigneeId !== null && there.people.has(assigneeId) ? assigneeId : null,
        teamId: teamId !== null && there.teams.has(teamId) ? teamId : null,
      };
      return { care, kind: 'undone', says: 'Took it back.', isFinal: true };
    });
  });
}

type ActOne = (finding: TendedFinding) => Promise<ActOutcome>;

async function forEach(
  db: Db,
  named: readonly { id: number; version: number }[],
  actor: Actor,
  now: Date,
  actOn: ActOne,
): Promise<ActReceipt> {
  const act = randomUUID();
  const receipt: ActReceipt = { act, done: [], refused: [] };
  const events: NewFindingEvent[] = [];
  const touched = new Set<number>();
  const known = new Map(named.map(({ id, version }) => [id, version]));
  const found = await readTended(db, [...known.keys()]);
  for (const [id, version] of known) {
    const finding = found.get(id);
    try {
      const tended = check(finding, { id, version }, actor);
      const { care, kind, says, isFinal } = await actOn(tended);
      const next = care === null ? tended.version : tended.version + 1;
      if (care !== null) await writeCare(db, id, care);
      if (care !== null && care.status !== tended.care.status) touched.add(tended.apiId);
      const isState = care !== null;
      events.push({
        findingId: id,
        kind,
        says,
        actor,
        version: isState ? next : null,
        act,
        before: isState && !isFinal ? tended.care : null,
        was: care !== null && care.status !== tended.care.status ? tended.care.status : null,
      });
      receipt.done.push({ id, version: next, status: (care ?? tended.care).status });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const since = error.code === 'changed' ? await readEventsAfter(db, id, version) : [];
      receipt.refused.push({ id, code: error.code, because: error.message, since });
    }
  }
  await addFindingEvents(db, events, now);
  for (const apiId of touched) await markStale(db, apiId, false);
  if (events.length > 0) await bumpEstateVersion(db);
  return receipt;
}

function check(
  finding: TendedFinding | undefined,
  { id, version }: { id: number; version: number },
  actor: Actor,
): TendedFinding {
  const refuse = (code: RefusalCode, because: string): never => {
    throw new Refused(code, because);
  };
  if (!finding) return refuse('gone', `There is no finding ${id}.`);
  if (!mayForTeam(actor, ROUTE, finding.owner))
    return refuse('not-yours', 'Only the team that owns its API may do this.');
  if (finding.version !== version) return refuse('changed', 'It has changed since you looked at it.');
  return finding;
}

/** Whom an assignment names; throws where there is no such person or team. */
async function nameAssignee(
  db: Db,
  { person, team }: { person: string | null; team: number | null },
): Promise<string | null> {
  if (person !== null) {
    const [known] = await listPeople(db, person);
    if (!known || (await isDisabledPerson(db, person))) throw new NotFoundError('person', person);
    return known.name;
  }
  if (team === null) return null;
  const [known] = await listTeams(db, team);
  if (!known) throw new NotFoundError('team', team);
  return known.name;
}
