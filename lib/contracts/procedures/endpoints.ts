import { z } from 'zod';
import {
  EndpointDetail,
  EndpointEvent,
  EndpointFilter,
  EndpointPage,
  EndpointQuery,
  FacetCounts,
} from '../inventory';
import { base, Id } from './base';

export const endpoints = {
  list: base
    .route({ method: 'GET', path: '/endpoints', tags: ['Inventory'], summary: 'List endpoints' })
    .input(EndpointQuery)
    .output(EndpointPage),
  facets: base
    .route({
      method: 'GET',
      path: '/endpoints/facets',
      tags: ['Inventory'],
      summary: 'Count endpoints by facet',
    })
    .input(EndpointFilter)
    .output(FacetCounts),
  get: base
    .route({ method: 'GET', path: '/endpoints/{id}', tags: ['Inventory'], summary: 'Read one endpoint' })
    .input(z.object({ id: Id }))
    .output(EndpointDetail),
  history: base
    .route({
      method: 'GET',
      path: '/endpoints/{id}/history',
      tags: ['Inventory'],
      summary: 'Tell what happened to an endpoint, its specs, template and findings',
    })
    .input(z.object({ id: Id }))
    .output(z.object({ events: z.array(EndpointEvent) })),
};
