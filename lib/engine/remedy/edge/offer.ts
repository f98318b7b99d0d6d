import type { Gateway } from '@/lib/contracts/edge-rule';

/** By gateway; one that cannot do it is left out. */
export type EdgeTexts = Partial<Record<Gateway, string>>;

/** What gateways can do about a finding. */
export interface EdgeOffer {
  /** What it does, and who cannot do it. */
  says: string;
  texts: EdgeTexts;
}
