import { keepPreviousData, type QueryClient } from '@tanstack/react-query';
import { type ApiQueries, orpc } from './orpc';

export function policyList(queries: ApiQueries = orpc) {
  return queries.policies.list.queryOptions({ input: {} });
}

export function policyDetail(id: number, queries: ApiQueries = orpc) {
  return queries.policies.get.queryOptions({ input: { id } });
}

/** How the policy of a text would stand. What the text lacks is said at once, so it is asked once. */
export function policyTrial(text: string, queries: ApiQueries = orpc) {
  return queries.policies.try.queryOptions({
    input: { text },
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });
}

export function refreshPolicies(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: orpc.policies.key() });
}
