import { keepPreviousData, type QueryClient, skipToken } from '@tanstack/react-query';
import type { CampaignScope, ItemFilter } from '../contracts/campaign';
import { type ApiQueries, orpc } from './orpc';

const PAGE = 100;

/** Newest first. */
export function campaignPages(queries: ApiQueries = orpc) {
  return queries.campaigns.list.infiniteOptions({
    input: (cursor: number | undefined) => ({ limit: PAGE, cursor }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** What waits for the viewer. */
export function waitingCampaigns(queries: ApiQueries = orpc) {
  return queries.campaigns.waiting.queryOptions({ input: {} });
}

export function campaignDetail(id: number, queries: ApiQueries = orpc) {
  return queries.campaigns.get.queryOptions({ input: { id } });
}

export function campaignItems(
  id: number,
  { mine, answer, q }: { mine: boolean; answer: ItemFilter['answer'] | null; q: string },
  queries: ApiQueries = orpc,
) {
  return queries.campaigns.items.infiniteOptions({
    input: (cursor: number | undefined) => ({
      id,
      ...(mine && { mine: 'true' }),
      ...(answer && { answer }),
      ...(q !== '' && { q }),
      limit: PAGE,
      cursor,
    }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function campaignItem(id: number, item: number, queries: ApiQueries = orpc) {
  return queries.campaigns.item.queryOptions({ input: { id, item } });
}

/** What a scope would bring in, or nothing for `null`. */
export function scopePreview(scope: CampaignScope | null) {
  return orpc.campaigns.preview.queryOptions({
    input: scope === null ? skipToken : { scope },
    placeholderData: keepPreviousData,
  });
}

/** What changed since another closed campaign. It never changes. */
export function campaignComparison(id: number, since: number, queries: ApiQueries = orpc) {
  return queries.campaigns.compare.queryOptions({
    input: { id, since },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function refreshCampaigns(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: orpc.campaigns.key() });
}
