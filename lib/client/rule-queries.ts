import { type ApiQueries, orpc } from './orpc';

/** What was changed of the rules, the deployment before APIs. */
export function ruleSettings(queries: ApiQueries = orpc) {
  return queries.rules.settings.queryOptions({ input: {} });
}
