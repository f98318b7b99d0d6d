'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { usePages } from '@/components/list/use-pages';
import { type FindingSelection, findingPages } from '@/lib/client/finding-queries';
import type { FindingPage, FindingRow } from '@/lib/contracts/finding';

const findingsOf = (page: FindingPage): FindingRow[] => page.findings;

/** The list, as far as it is loaded. */
export function useFindingPages(selection: FindingSelection) {
  const query = useInfiniteQuery(findingPages(selection));
  const { rows, total, reach } = usePages(query, findingsOf);
  return { query, findings: rows, total, reach };
}
