import type { FindingCare } from '@/lib/contracts/finding-care';
import { lockInventory } from '@/lib/data/apis';
import { inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import {
  addFindingEvents,
  type NewFindingEvent,
  readTended,
  readTimed,
  writeCare,
} from '@/lib/data/finding-acts';
import { markStale } from '@/lib/data/judging';
import { applyStep } from '@/lib/engine/remedy/apply-step';
import { type TimeStep, timeStep } from '@/lib/engine/remedy/time-step';
import { eventOfItself } from './step-findings';

/**
 * Does with findings what time alone does: acceptances are announced to end and end, claims that no evidence judges are
 * unverifiable, duplicates of what is gone come back. The same again changes nothing. Returns how many changed.
 */
export function passTime(now: Date): Promise<number> {
  return inTransaction(async (db) => {
    await lockInventory(db);
    const timed = await readTimed(db);
    const originals = await readTended(
      db,
      timed.flatMap(({ care }) => care.duplicateOfId ?? []),
    );
    const events: NewFindingEvent[] = [];
    for (const { id, apiId, version, severity, care } of timed) {
      const original = originals.get(care.duplicateOfId ?? 0);
      const isOriginalOpen = original !== undefined && original.care.status !== 'resolved';
      const due = timeStep(care, { now, isOriginalOpen });
      const next = due && after(care, due, { now, severity });
      if (!due || !next) continue;
      await writeCare(db, id, next);
      if (next.status !== care.status) await markStale(db, apiId, false);
      const kind = due.kind === 'warn' ? 'warned' : 'stepped';
      events.push(eventOfItself({ id, version, care }, next, kind, due.says));
    }
    if (events.length === 0) return 0;
    await addFindingEvents(db, events, now);
    await bumpEstateVersion(db);
    return events.length;
  });
}

function after(care: FindingCare, due: TimeStep, facts: Parameters<typeof applyStep>[2]): FindingCare | null {
  if (due.kind === 'step') return applyStep(care, due.step, facts);
  return due.kind === 'warn' ? { ...care, isWarned: true } : { ...care, verification: 'unverifiable' };
}
