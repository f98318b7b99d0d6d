import {
  createLoader,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { STANDINGS } from './words';

/** What the page of a campaign keeps in its address. */
export const campaignParsers = {
  mine: parseAsBoolean.withDefault(false),
  answer: parseAsStringLiteral(STANDINGS),
  q: parseAsString.withDefault(''),
  /** The item whose review is open. */
  item: parseAsInteger,
  /** The campaign that it is compared with. */
  since: parseAsInteger,
};

export const loadCampaignState = createLoader(campaignParsers);

export function campaignHref(id: number, state: { mine?: boolean } = {}): string {
  return `/governance/campaigns/${id}${state.mine ? '?mine=true' : ''}`;
}
