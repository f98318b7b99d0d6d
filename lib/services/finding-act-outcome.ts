import type { FindingEvent, PersonStep } from '@/lib/contracts/finding';
import type { FindingAct, FreeStep, RefusalCode } from '@/lib/contracts/finding-act';
import type { FindingCare } from '@/lib/contracts/finding-care';
import { isSteward } from '@/lib/contracts/permissions';
import type { Db } from '@/lib/data/client';
import {
  addException,
  decideException,
  findWaitingException,
  readTended,
  type TendedFinding,
} from '@/lib/data/finding-acts';
import { refuseUntil } from '@/lib/engine/remedy/acceptance-terms';
import { applyStep } from '@/lib/engine/remedy/apply-step';
import { afterStep } from '@/lib/engine/remedy/finding-life';
import type { Actor } from './accounts/actor';

/** An act on one finding that its state or a guard does not allow. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, because: string) {
    super(because);
    this.code = code;
  }
}

export interface ActContext {
  db: Db;
  act: FindingAct;
  actor: Actor;
  /** Name of whom an assignment names. */
  assignee: string | null;
  now: Date;
}

export interface ActOutcome {
  /** The state after it; `null` when the act changes none. */
  care: FindingCare | null;
  kind: FindingEvent['kind'];
  says: string;
  /** It cannot be undone: what was decided stays in the books. */
  isFinal?: true;
}

type Of<Kind extends FindingAct['kind']> = Extract<FindingAct, { kind: Kind }>;

const STEP_SAYS: Record<FreeStep, string> = {
  triage: 'Triaged.',
  start: 'Work has begun.',
  claim: 'A fix is claimed; evidence after this tells whether it works.',
  reopen: 'Opened again.',
};

/** What an act does to one finding; its exception, if there is one, is written. Throws `Refused`. */
export function actOnOne(context: ActContext, finding: TendedFinding): Promise<ActOutcome> | ActOutcome {
  const { act, assignee, now } = context;
  switch (act.kind) {
    case 'comment':
      return { care: null, kind: 'commented', says: act.text };
    case 'assign':
      return {
        care: { ...finding.care, assigneeId: act.person, teamId: act.person === null ? act.team : null },
        kind: 'assigned',
        says: assignee === null ? 'Assigned to nobody.' : `Assigned to ${assignee}.`,
      };
    case 'step':
      return { care: step(finding, act.step, { now }), kind: 'stepped', says: STEP_SAYS[act.step] };
    case 'duplicate':
      return markDuplicate(context, finding, act.of);
    case 'request':
      return request(context, finding, act);
    case 'decide':
      return decide(context, finding, act);
  }
}

function step(
  { care, severity }: TendedFinding,
  wanted: PersonStep,
  facts: { now: Date; until?: Date | null; original?: number },
): FindingCare {
  const next = applyStep(care, wanted, { ...facts, severity });
  if (next === null) throw new Refused('not-from-here', `This cannot be done with what is ${care.status}.`);
  return next;
}

async function markDuplicate(
  { db, now }: ActContext,
  finding: TendedFinding,
  of: number,
): Promise<ActOutcome> {
  const care = step(finding, 'mark-duplicate', { now, original: of });
  const original = of === finding.id ? undefined : (await readTended(db, [of])).get(of);
  if (!original) throw new Refused('not-so', `There is no other finding ${of}.`);
  if (original.care.status === 'duplicate' || original.care.status === 'resolved')
    throw new Refused('not-so', `Finding ${of} is itself ${original.care.status}.`);
  return { care, kind: 'stepped', says: `A duplicate of finding ${of}.` };
}

async function request(
  { db, actor, now }: ActContext,
  finding: TendedFinding,
  { for: kind, reason, until: day }: Of<'request'>,
): Promise<ActOutcome> {
  const wanted = kind === 'risk-accepted' ? 'accept' : 'dismiss';
  if (afterStep(finding.care.status, wanted) === null)
    throw new Refused('not-from-here', `This cannot be done with what is ${finding.care.status}.`);
  const isRisk = kind === 'risk-accepted';
  const until = isRisk && day !== undefined ? new Date(`${day}T23:59:59.999Z`) : null;
  const unfit = isRisk ? refuseUntil(until, finding.severity, now) : null;
  if (unfit !== null) throw new Refused('not-so', unfit);
  if (await findWaitingException(db, finding.id))
    throw new Refused('not-so', 'Another request waits for a decision already.');
  const id = await addException(
    db,
    { findingId: finding.id, kind, reason, until, requesterId: actor.id, requester: actor.name },
    now,
  );
  if (!isRisk && isSteward(actor.role)) {
    await decideException(db, id, { verdict: 'approved', approver: actor.name }, now);
    return { care: step(finding, 'dismiss', { now }), kind: 'stepped', says: `A false positive: ${reason}` };
  }
  const what = isRisk ? `accept the risk until ${day}` : 'call it a false positive';
  return { care: finding.care, kind: 'requested', says: `Asked to ${what}: ${reason}` };
}

async function decide(
  { db, actor, now }: ActContext,
  finding: TendedFinding,
  { isApproved }: Of<'decide'>,
): Promise<ActOutcome> {
  const waiting = await findWaitingException(db, finding.id);
  if (!waiting) throw new Refused('not-so', 'No request waits for a decision.');
  const isOwn = waiting.requesterId === actor.id;
  if (isOwn && isApproved) throw new Refused('not-so', 'Somebody else than who asked has to approve.');
  if (!isOwn && !isSteward(actor.role))
    throw new Refused('not-so', 'An analyst, a governance lead or an administrator decides.');
  if (!isApproved) {
    const verdict = isOwn ? 'withdrawn' : 'rejected';
    await decideException(db, waiting.id, { verdict, approver: actor.name }, now);
    const says = isOwn ? 'Withdrew the request.' : 'Rejected the request.';
    return { care: finding.care, kind: 'rejected', says, isFinal: true };
  }
  const isRisk = waiting.kind === 'risk-accepted';
  const unfit = isRisk ? refuseUntil(waiting.until, finding.severity, now) : null;
  if (unfit !== null) throw new Refused('not-so', unfit);
  const care = step(finding, isRisk ? 'accept' : 'dismiss', { now, until: waiting.until });
  await decideException(db, waiting.id, { verdict: 'approved', approver: actor.name }, now);
  const says = isRisk
    ? `Accepted the risk until ${waiting.until?.toISOString().slice(0, 10)}.`
    : 'Agreed that it is a false positive.';
  return { care, kind: 'stepped', says, isFinal: true };
}
