import type { Stage } from '@/lib/contracts/lifecycle';

/** An API's endpoints, counted by their lifecycle. */
export interface LifecycleCounts {
  current: number;
  deprecated: number;
  sunsetPassed: number;
  retired: number;
}

/**
 * The stage that an API's endpoints show, where nobody has said one: it is as far as the last of them. An API without
 * endpoints is `active`, for its documents are there.
 */
export function readStage({ current, deprecated, sunsetPassed, retired }: LifecycleCounts): Stage {
  if (current > 0) return 'active';
  if (deprecated > 0) return 'deprecated';
  if (sunsetPassed > 0) return 'sunset';
  return retired > 0 ? 'retired' : 'active';
}
