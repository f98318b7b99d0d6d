import { z } from 'zod';
import { TemplateOverride } from '../endpoint';
import { ApiSummary, HostSuggestion } from '../inventory';
import { StatedExposure, Stewardship } from '../stewardship';
import { StoredOverride, TemplateChange } from '../template-change';
import { Text } from '../text';
import { base, Id } from './base';

export const apis = {
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
    .input(z.strictObject({ id: Id, host: z.string().min(1).max(253) }))
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
    .input(TemplateOverride.extend({ id: Id }).strict())
    .output(TemplateChange),
  addOverride: base
    .route({
      method: 'POST',
      path: '/apis/{id}/overrides',
      tags: ['APIs'],
      summary: 'Decide a template',
      successStatus: 201,
    })
    .input(TemplateOverride.extend({ id: Id }).strict())
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
  setStewardship: base
    .route({
      method: 'PATCH',
      path: '/apis/{id}/stewardship',
      tags: ['APIs'],
      summary: 'Say which team answers for an API, and how far it reaches',
    })
    .input(
      z.strictObject({
        id: Id,
        team: z.number().int().positive().nullable().optional(),
        exposure: StatedExposure.nullable().optional(),
      }),
    )
    .output(Stewardship),
};
