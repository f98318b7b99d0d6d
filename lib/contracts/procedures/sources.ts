import { z } from 'zod';
import { SourceHealth } from '../source';
import { base } from './base';

export const sources = {
  list: base
    .route({
      method: 'GET',
      path: '/sources',
      tags: ['Imports'],
      summary: 'List sources with their health',
      description:
        'Each source with its last receipt, the time of the latest exchange that it delivered, its rate, and its books of the last 7 days: received = counted + skipped, the skipped by reason. The source that delivered last comes first; at most 100.',
    })
    .input(z.object({}))
    .output(z.object({ sources: z.array(SourceHealth) })),
};
