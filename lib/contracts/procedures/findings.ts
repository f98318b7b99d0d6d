import { z } from 'zod';
import { EdgeRules } from '../edge-rule';
import { ExceptionList, ExceptionQuery } from '../exception';
import {
  FindingDetail,
  FindingFacetCounts,
  FindingFilter,
  FindingPage,
  FindingQuery,
  LastFindingEvent,
} from '../finding';
import { ActReceipt, FindingActs } from '../finding-act';
import { FindingPatch } from '../spec-patch';
import { base, Id } from './base';

export const findings = {
  list: base
    .route({
      method: 'GET',
      path: '/findings',
      tags: ['Findings'],
      summary: 'List findings, those that need something done unless statuses are given',
    })
    .input(FindingQuery)
    .output(FindingPage),
  facets: base
    .route({
      method: 'GET',
      path: '/findings/facets',
      tags: ['Findings'],
      summary: 'Count findings by facet, each facet without its own filter',
    })
    .input(FindingFilter)
    .output(FindingFacetCounts),
  exceptions: base
    .route({
      method: 'GET',
      path: '/findings/exceptions',
      tags: ['Governance'],
      summary: 'List exceptions: who asked, who approved, and until when they hold',
    })
    .input(ExceptionQuery)
    .output(ExceptionList),
  lastEvent: base
    .route({
      method: 'GET',
      path: '/findings/last-event',
      tags: ['Findings'],
      summary: 'Tell what happened last to any finding, for those who wait for news',
    })
    .input(z.object({}))
    .output(LastFindingEvent),
  get: base
    .route({
      method: 'GET',
      path: '/findings/{id}',
      tags: ['Findings'],
      summary: 'Read one finding with its evidence, its remedy and its history',
    })
    .input(z.object({ id: Id }))
    .output(FindingDetail),
  edgeRules: base
    .route({
      method: 'GET',
      path: '/findings/{id}/edge-rules',
      tags: ['Findings'],
      summary: 'Write what a gateway can do about a finding until its service is fixed',
    })
    .input(z.object({ id: Id }))
    .output(EdgeRules),
  patch: base
    .route({
      method: 'GET',
      path: '/findings/{id}/patch',
      tags: ['Findings'],
      summary: 'Write what would have to change in the API’s documents for a finding to be gone',
      description:
        'An OpenAPI Overlay 1.0 for each document that would change; where none would help, why. Names and types come from documents and traffic, no values.',
    })
    .input(z.object({ id: Id }))
    .output(FindingPatch),
  act: base
    .route({
      method: 'POST',
      path: '/findings/acts',
      tags: ['Findings'],
      summary:
        'Do one thing with one or many findings: set a state, assign, comment, ask for an exception, decide',
      description:
        'Each finding comes with the version that the act is based on. What somebody else changed since is refused, with what happened meanwhile; the rest is done. The receipt accounts for every finding.',
    })
    .input(FindingActs)
    .output(ActReceipt),
  undo: base
    .route({
      method: 'POST',
      path: '/findings/acts/{act}/undo',
      tags: ['Findings'],
      summary: 'Undo an act of one’s own, for every finding that has not changed since',
    })
    .input(z.object({ act: z.uuid() }))
    .output(ActReceipt),
};
