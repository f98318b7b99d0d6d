import { z } from 'zod';
import { base } from './base';

export const demo = {
  fill: base
    .route({
      method: 'POST',
      path: '/demo',
      tags: ['Demo'],
      summary: 'Fill an empty inventory with the demo estate',
      successStatus: 202,
    })
    .input(z.strictObject({}))
    .output(z.object({ receipts: z.array(z.string()) })),
};
