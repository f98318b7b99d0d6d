'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { usePages } from '@/components/list/use-pages';
import { type EndpointSelection, endpointPages } from '@/lib/client/endpoint-queries';
import type { EndpointPage, EndpointRow } from '@/lib/contracts/inventory';

const endpointsOf = (page: EndpointPage): EndpointRow[] => page.endpoints;

/** The list, as far as it is loaded. */
export function useEndpointPages(selection: EndpointSelection) {
  const query = useInfiniteQuery(endpointPages(selection));
  const { rows, total, reach } = usePages(query, endpointsOf);
  return { query, endpoints: rows, total, reach };
}
