import type { ViewPage } from '../contracts/view';
import { type ApiQueries, orpc } from './orpc';

/** Views of a page that the viewer keeps or that others share. */
export function savedViews(page: ViewPage, queries: ApiQueries = orpc) {
  return queries.views.list.queryOptions({ input: { page } });
}
