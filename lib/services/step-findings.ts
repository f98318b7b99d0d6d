import type { FindingCare } from '@/lib/contracts/finding-care';
import type { Db } from '@/lib/data/client';
import {
  addFindingEvents,
  type NewFindingEvent,
  readTended,
  type TendedFinding,
  writeCare,
} from '@/lib/data/finding-acts';
import { applyStep } from '@/lib/engine/remedy/apply-step';
import type { WorldStep } from '@/lib/engine/remedy/finding-life';

/** Takes steps that evidence asks for, with their entries in the history. In the caller's transaction. */
export async function stepFindings(
  db: Db,
  steps: readonly { id: number; step: WorldStep; says: string }[],
  now: Date,
): Promise<void> {
  if (steps.length === 0) return;
  const found = await readTended(
    db,
    steps.map(({ id }) => id),
  );
  const events: NewFindingEvent[] = [];
  for (const { id, step, says } of steps) {
    const finding = found.get(id);
    const care = finding && applyStep(finding.care, step, { now, severity: finding.severity });
    if (!finding || !care) continue;
    await writeCare(db, id, care);
    events.push(eventOfItself(finding, care, 'stepped', says));
  }
  await addFindingEvents(db, events, now);
}

/** The entry for what nobody did: evidence or time changed the finding's state. */
export function eventOfItself(
  { id, version, care }: Pick<TendedFinding, 'id' | 'version' | 'care'>,
  next: FindingCare,
  kind: NewFindingEvent['kind'],
  says: string,
): NewFindingEvent {
  const was = next.status === care.status ? null : care.status;
  return { findingId: id, kind, says, actor: null, version: version + 1, act: null, before: null, was };
}
