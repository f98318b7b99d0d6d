import { oc } from '@orpc/contract';
import { z } from 'zod';
import { TemplateOverride } from './endpoint';
import {
  ApiSummary,
  EndpointDetail,
  EndpointFilter,
  EndpointPage,
  EndpointQuery,
  FacetCounts,
  HostSuggestion,
} from './inventory';
import { Receipt } from './receipt';
import { StoredOverride, TemplateChange } from './template-change';
import { Text } from './text';

const Id = z.coerce.number().int().positive();

/** Every error is RFC 9457 problem+json; these are the ones a client can act on. */
const base = oc.errors({
  INPUT_VALIDATION_FAILED: {
    status: 422,
    data: z.object({
      formErrors: z.array(z.string()),
      fieldErrors: z.record(z.string(), z.array(z.string())),
    }),
  },
  NOT_FOUND: { status: 404, data: z.object({ kind: z.string(), id: z.string() }) },
  CONFLICT: { status: 409, data: z.object({ reason: z.string() }) },
});

export const contract = {
  endpoints: {
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
  },
  apis: {
    list: base
      .route({ method: 'GET', path: '/apis', tags: ['APIs'], summary: 'List APIs with their coverage' })
      .input(
        z.object({
          q: Text.max(200).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          cursor: Id.optional(),
        }),
      )
      .output(z.object({ apis: z.array(ApiSummary), nextCursor: z.number().int().nullable() })),
    suggestHosts: base
      .route({
        method: 'GET',
        path: '/apis/{id}/host-suggestions',
        tags: ['APIs'],
        summary: 'Suggest hosts for an API whose specs name none',
      })
      .input(z.object({ id: Id }))
      .output(z.object({ suggestions: z.array(HostSuggestion) })),
    joinHost: base
      .route({ method: 'POST', path: '/apis/{id}/hosts', tags: ['APIs'], summary: 'Join a host to an API' })
      .input(z.object({ id: Id, host: z.string().min(1).max(253) }))
      .output(ApiSummary),
    listOverrides: base
      .route({
        method: 'GET',
        path: '/apis/{id}/overrides',
        tags: ['APIs'],
        summary: "List people's template decisions",
      })
      .input(z.object({ id: Id }))
      .output(z.object({ overrides: z.array(StoredOverride) })),
    previewOverride: base
      .route({
        method: 'POST',
        path: '/apis/{id}/overrides/preview',
        tags: ['APIs'],
        summary: 'Preview a template decision',
      })
      .input(TemplateOverride.extend({ id: Id }))
      .output(TemplateChange),
    addOverride: base
      .route({
        method: 'POST',
        path: '/apis/{id}/overrides',
        tags: ['APIs'],
        summary: 'Decide a template',
        successStatus: 201,
      })
      .input(TemplateOverride.extend({ id: Id }))
      .output(z.object({ override: StoredOverride, change: TemplateChange })),
    removeOverride: base
      .route({
        method: 'DELETE',
        path: '/apis/{id}/overrides/{overrideId}',
        tags: ['APIs'],
        summary: 'Take a template decision back',
      })
      .input(z.object({ id: Id, overrideId: Id }))
      .output(TemplateChange),
  },
  receipts: {
    list: base
      .route({ method: 'GET', path: '/receipts', tags: ['Imports'], summary: 'List receipts, newest first' })
      .input(
        z.object({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: z.string().max(200).optional(),
        }),
      )
      .output(z.object({ receipts: z.array(Receipt), nextCursor: z.string().nullable() })),
    get: base
      .route({ method: 'GET', path: '/receipts/{id}', tags: ['Imports'], summary: 'Read a receipt' })
      .input(z.object({ id: Text.max(200) }))
      .output(Receipt),
  },
  demo: {
    fill: base
      .route({
        method: 'POST',
        path: '/demo',
        tags: ['Demo'],
        summary: 'Fill an empty inventory with the demo estate',
        successStatus: 202,
      })
      .input(z.object({}))
      .output(z.object({ receipts: z.array(z.string()) })),
  },
};
