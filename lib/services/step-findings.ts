import type { Db } from '@/lib/data/client';
import { addFindingEvents, readTended, writeCare } from '@/lib/data/finding-acts';
import { applyStep } from '@/lib/engine/remedy/apply-step';
import type { WorldStep } from '@/lib/engine/remedy/finding-life';

/** Takes steps that evidence or time asks for, with their entries in the history. In the caller's transaction. */
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
  for (const { id, step, says } of steps) {
    const finding = found.get(id);
    const care = finding && applyStep(finding.care, step, { now, severity: finding.severity });
    if (!finding || !care) continue;
    await writeCare(db, id, care);
    const version = finding.version + 1;
    await addFindingEvents(
      db,
      [{ findingId: id, kind: 'stepped', says, actor: null, version, act: null, before: null }],
      now,
    );
  }
}
