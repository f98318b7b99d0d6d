import { findingsHref } from '@/components/findings/findings-url';
import type { CostlyApi } from '@/lib/contracts/estate';

/** The one finding that is to be fixed, or the list of them. */
export function fixHref({ api }: Pick<CostlyApi, 'api'>, fix: NonNullable<CostlyApi['fix']>): string {
  return findingsHref({ api: [api], rule: [fix.rule], finding: fix.findingId });
}
