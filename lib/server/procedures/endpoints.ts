import { browseEndpoints, browseFacets } from '@/lib/services/browse-inventory';
import { readEndpointHistory } from '@/lib/services/endpoint-history';
import { inspectEndpoint } from '@/lib/services/inspect-endpoint';
import { os } from './base';

export const endpoints = {
  list: os.endpoints.list.handler(({ input }) => browseEndpoints(input, new Date())),
  facets: os.endpoints.facets.handler(({ input }) => browseFacets(input, new Date())),
  get: os.endpoints.get.handler(({ input }) => inspectEndpoint(input.id)),
  history: os.endpoints.history.handler(async ({ input }) => ({
    events: await readEndpointHistory(input.id),
  })),
};
