import type { Stage, Standing } from '@/lib/contracts/lifecycle';
import type { StandingRow } from '@/lib/data/lifecycle';
import { readStage } from '@/lib/engine/govern/read-stage';

/** The stage that a person said, else the one that the endpoints show. */
export function stageOf(row: StandingRow): Stage {
  return row.stage ?? readStage(row);
}

export function toStanding(row: StandingRow): Standing {
  const { stage, deprecatedOn, sunsetOn, version } = row;
  return { stage: stageOf(row), isSaid: stage !== null, deprecatedOn, sunsetOn, version };
}
