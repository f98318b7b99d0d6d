import type { Stage } from '@/lib/contracts/lifecycle';

/** The life of an API, whole: from each stage, where people can take it. */
export const STAGE_LIFE: Readonly<Record<Stage, readonly Stage[]>> = {
  proposed: ['active', 'retired'],
  active: ['deprecated'],
  deprecated: ['active', 'sunset', 'retired'],
  sunset: ['deprecated', 'retired'],
  retired: ['active'],
};

/** Stages that an API's dates belong to: before them there is no end in sight. */
const LEAVING: readonly Stage[] = ['deprecated', 'sunset', 'retired'];

/** An API, or a part of it, is on its way out or gone. */
export function isLeaving(stage: Stage): boolean {
  return LEAVING.includes(stage);
}

/**
 * Where people can take an API. What was only read from its endpoints can be said as it is; `proposed` can be said of what
 * nobody has called.
 */
export function stagesFrom(from: { stage: Stage; isSaid: boolean; isCalled: boolean }): Stage[] {
  const { stage, isSaid, isCalled } = from;
  const said: Stage[] = [...STAGE_LIFE[stage]];
  if (!isSaid) said.unshift(stage);
  if (!isSaid && !isCalled && stage === 'active') said.unshift('proposed');
  return said;
}
