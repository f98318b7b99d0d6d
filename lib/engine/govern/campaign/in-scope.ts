import type { CampaignScope } from '@/lib/contracts/campaign';
import type { ApiSummary } from '@/lib/contracts/inventory';
import type { Stage } from '@/lib/contracts/lifecycle';
import { NO_TEAM } from '@/lib/contracts/no-team';

export type ScopedApi = Pick<ApiSummary, 'name' | 'hosts' | 'team' | 'exposure' | 'lastSeen' | 'specs'> & {
  stage: Stage | null;
};

/** Whether a campaign of this scope is about the API. */
export function isInScope(api: ScopedApi, scope: CampaignScope): boolean {
  const { q, hasTraffic, hasSpec } = scope;
  return (
    isAmong(api.name, scope.api) &&
    isAmong(api.team?.name ?? NO_TEAM, scope.team) &&
    isAmong(api.exposure ?? 'unknown', scope.exposure) &&
    isAmong(api.stage ?? 'unset', scope.stage) &&
    (hasTraffic === undefined || hasTraffic === (api.lastSeen !== null)) &&
    (hasSpec === undefined || hasSpec === api.specs > 0) &&
    hasWords([api.name, ...api.hosts.map(({ host }) => host)], q ?? '')
  );
}

function isAmong(word: string, words: readonly string[] | undefined): boolean {
  return words === undefined || words.includes(word);
}

/** Whether each word of `q` occurs in one of the texts, in whatever case. */
export function hasWords(texts: readonly string[], q: string): boolean {
  const lower = texts.map((text) => text.toLowerCase());
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => lower.some((text) => text.includes(word)));
}
