import { z } from 'zod';
import { EstateOverview, EstateVersion } from '../estate';
import { base } from './base';

export const estate = {
  overview: base
    .route({
      method: 'GET',
      path: '/estate',
      tags: ['Estate'],
      summary: 'Read the estate at one look',
      description:
        'The estate’s score with its line of 90 days, its coverage, the numbers that a week is judged by, what traffic first showed in the last 7 days, the ten APIs that lose most points with the fix that wins back most, and the health of each source.',
    })
    .input(z.object({}))
    .output(EstateOverview),
  version: base
    .route({
      method: 'GET',
      path: '/estate/version',
      tags: ['Estate'],
      summary: 'Tell whether anything changed',
      description: 'Another version than before: the inventory or its findings are not what they were.',
    })
    .input(z.object({}))
    .output(EstateVersion),
};
