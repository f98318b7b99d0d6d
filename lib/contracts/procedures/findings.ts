import { z } from 'zod';
import { FindingDetail, FindingFacetCounts, FindingFilter, FindingPage, FindingQuery } from '../finding';
import { base, Id } from './base';

export const findings = {
  list: base
    .route({ method: 'GET', path: '/findings', tags: ['Findings'], summary: 'List findings' })
    .input(FindingQuery)
    .output(FindingPage),
  facets: base
    .route({
      method: 'GET',
      path: '/findings/facets',
      tags: ['Findings'],
      summary: 'Count findings by facet',
    })
    .input(FindingFilter)
    .output(FindingFacetCounts),
  get: base
    .route({ method: 'GET', path: '/findings/{id}', tags: ['Findings'], summary: 'Read one finding' })
    .input(z.object({ id: Id }))
    .output(FindingDetail),
};
