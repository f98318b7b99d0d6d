import { z } from 'zod';
import { LifecycleBoard, NamedCaller, NamingOfCaller } from '../lifecycle';
import { base } from './base';

export const lifecycle = {
  board: base
    .route({
      method: 'GET',
      path: '/lifecycle',
      tags: ['Governance'],
      summary: 'List every API by its stage, and what is leaving with who still calls it',
    })
    .input(z.object({}))
    .output(LifecycleBoard),
  nameCaller: base
    .route({
      method: 'PUT',
      path: '/lifecycle/callers',
      tags: ['Governance'],
      summary: 'Say who a client is, by its fingerprint or its address; the address is not kept',
    })
    .input(NamingOfCaller)
    .output(NamedCaller),
};
