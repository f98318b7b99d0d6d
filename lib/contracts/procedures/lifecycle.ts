import { LifecycleBoard, LifecycleQuery, NamedCaller, NamingOfCaller } from '../lifecycle';
import { base } from './base';

export const lifecycle = {
  board: base
    .route({
      method: 'GET',
      path: '/lifecycle',
      tags: ['Governance'],
      summary: 'List APIs by their stage, and what is leaving with who still calls it',
    })
    .input(LifecycleQuery)
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
