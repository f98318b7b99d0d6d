import { z } from 'zod';
import { ApiReport, EstateReport } from '../report';
import { base, Id } from './base';

export const reports = {
  estate: base
    .route({
      method: 'GET',
      path: '/reports/estate',
      tags: ['Reports'],
      summary: 'Read the posture report of the estate',
      description:
        'Score and trend, coverage, pending findings by severity and by rule, the APIs with the lowest scores and the endpoints with the worst findings. `/reports/estate/pdf` is the same for print.',
    })
    .input(z.object({}))
    .output(EstateReport),
  api: base
    .route({
      method: 'GET',
      path: '/reports/apis/{id}',
      tags: ['Reports'],
      summary: 'Read the posture report of an API',
      description:
        'Score and trend, coverage, pending findings by severity and by rule, and the endpoints with the worst findings. `/reports/apis/{id}/pdf` is the same for print.',
    })
    .input(z.object({ id: Id }))
    .output(ApiReport),
};
