import { z } from 'zod';
import { ApiCallers, ApiProfile, ScoreExplanation, TroubledEndpoint } from '../api-posture';
import { TemplateOverride } from '../endpoint';
import { ApiPage, ApiQuery, ApiSummary, HostSuggestion } from '../inventory';
import { ApiLifecycle, Standing, StandingChange } from '../lifecycle';
import { ApiOverlay } from '../overlay';
import { RevisionDiff, RevisionRow } from '../revision';
import { StatedExposure, Stewardship } from '../stewardship';
import { StoredOverride, TemplateChange } from '../template-change';
import { base, Id } from './base';

export const apis = {
  list: base
    .route({
      method: 'GET',
      path: '/apis',
      tags: ['APIs'],
      summary: 'List APIs with their score, coverage and open findings',
    })
    .input(ApiQuery)
    .output(ApiPage),
  get: base
    .route({
      method: 'GET',
      path: '/apis/{id}',
      tags: ['APIs'],
      summary: 'Read an API: hosts, documents, coverage, score and the trend of 90 days',
    })
    .input(z.object({ id: Id }))
    .output(ApiProfile),
  score: base
    .route({
      method: 'GET',
      path: '/apis/{id}/score',
      tags: ['APIs'],
      summary: 'Explain a score: the way from 100 down to it, rule by rule, with what each finding wins back',
    })
    .input(z.object({ id: Id }))
    .output(ScoreExplanation),
  troubled: base
    .route({
      method: 'GET',
      path: '/apis/{id}/troubled-endpoints',
      tags: ['APIs'],
      summary: 'List the endpoints of an API with most open findings, the worst first',
    })
    .input(z.object({ id: Id, limit: z.coerce.number().int().min(1).max(100).default(10) }))
    .output(z.object({ endpoints: z.array(TroubledEndpoint) })),
  revisions: base
    .route({
      method: 'GET',
      path: '/apis/{id}/revisions',
      tags: ['APIs'],
      summary: 'List the revisions of the documents of an API, newest first',
    })
    .input(
      z.object({
        id: Id,
        limit: z.coerce.number().int().min(1).max(200).default(100),
        cursor: Id.optional(),
      }),
    )
    .output(z.object({ revisions: z.array(RevisionRow), nextCursor: z.number().int().nullable() })),
  diff: base
    .route({
      method: 'GET',
      path: '/apis/{id}/diff',
      tags: ['APIs'],
      summary: 'Compare two revisions of a document; without a choice, the newest with the one before it',
    })
    .input(z.object({ id: Id, before: Id.optional(), after: Id.optional() }))
    .output(RevisionDiff),
  callers: base
    .route({
      method: 'GET',
      path: '/apis/{id}/callers',
      tags: ['APIs'],
      summary: 'Estimate how many clients call the endpoints of an API, and with which credentials',
    })
    .input(z.object({ id: Id, limit: z.coerce.number().int().min(1).max(100).default(25) }))
    .output(ApiCallers),
  overlay: base
    .route({
      method: 'GET',
      path: '/apis/{id}/overlay',
      tags: ['APIs'],
      summary: 'Write the OpenAPI Overlay that would document the undocumented endpoints of an API',
    })
    .input(z.object({ id: Id }))
    .output(ApiOverlay),
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
  lifecycle: base
    .route({
      method: 'GET',
      path: '/apis/{id}/lifecycle',
      tags: ['Governance'],
      summary: 'Read the stage of an API, who still calls what is leaving, and when it can be switched off',
    })
    .input(z.object({ id: Id }))
    .output(ApiLifecycle),
  setStanding: base
    .route({
      method: 'PUT',
      path: '/apis/{id}/standing',
      tags: ['Governance'],
      summary: 'Take an API to a stage and set its days',
    })
    .input(StandingChange.extend({ id: Id }))
    .output(Standing),
};
