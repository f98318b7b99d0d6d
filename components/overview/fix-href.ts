import type { CostlyApi } from '@/lib/contracts/estate';

/** The one finding that is to be fixed, or the list of them. */
export function fixHref({ api }: Pick<CostlyApi, 'api'>, fix: NonNullable<CostlyApi['fix']>): string {
  const query = new URLSearchParams({ api, rule: fix.rule });
  if (fix.findingId !== null) query.set('finding', String(fix.findingId));
  return `/findings?${query}`;
}
