import { keepPreviousData } from '@tanstack/react-query';
import { type ApiQueries, orpc } from './orpc';

export function lifecycleBoard(q: string, queries: ApiQueries = orpc) {
  return queries.lifecycle.board.queryOptions({ input: { q }, placeholderData: keepPreviousData });
}

export function apiLifecycle(id: number, queries: ApiQueries = orpc) {
  return queries.apis.lifecycle.queryOptions({ input: { id } });
}

export const lifecycleKey = orpc.lifecycle.key();
