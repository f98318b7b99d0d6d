import type { CampaignState } from '@/lib/contracts/campaign';

export type CampaignStep = 'start' | 'close' | 'cancel';

/** The life of a campaign, whole: what is not here is refused. What has ended stays as it is. */
const LIFE: Readonly<Record<CampaignState, Partial<Record<CampaignStep, CampaignState>>>> = {
  draft: { start: 'running', cancel: 'cancelled' },
  running: { close: 'closed', cancel: 'cancelled' },
  closed: {},
  cancelled: {},
};

/** Where a step leads; `null`: from this state it leads nowhere. */
export function afterCampaignStep(state: CampaignState, step: CampaignStep): CampaignState | null {
  return LIFE[state][step] ?? null;
}

const DAY_MS = 86_400_000;

/** The moment from which reviews are late: the due day (UTC) is over. */
export function dueEnd(dueOn: string): Date {
  return new Date(Date.parse(dueOn) + DAY_MS);
}

/** The time to record for what happens now, when the clock may have jumped back since the last that was recorded. */
export function notBefore(now: Date, last: Date | null): Date {
  return last !== null && last > now ? last : now;
}
