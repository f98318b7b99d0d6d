import { expect, it } from 'vitest';
import type { CampaignScope } from '@/lib/contracts/campaign';
import { isInScope, type ScopedApi } from './in-scope';

const API: ScopedApi = {
  name: 'Shop',
  hosts: [{ host: 'shop.example.com', basePath: '', origin: 'spec', isObserved: true }],
  team: { id: 1, name: 'Orders' },
  exposure: 'open',
  stage: 'active',
  lastSeen: '2026-01-01T00:00:00.000Z',
  specs: 1,
};
const BARE: ScopedApi = { ...API, team: null, exposure: null, stage: null, lastSeen: null, specs: 0 };

it.each<[string, CampaignScope, boolean, boolean]>([
  ['everything', {}, true, true],
  ['a word of a host', { q: 'EXAMPLE shop' }, true, true],
  ['a word that is nowhere', { q: 'shop elsewhere' }, false, false],
  ['names', { api: ['Other', 'Shop'] }, true, true],
  ['another name', { api: ['Sho'] }, false, false],
  ['a team', { team: ['Orders'] }, true, false],
  ['no team', { team: ['-'] }, false, true],
  ['an exposure', { exposure: ['open', 'partner'] }, true, false],
  ['an exposure that nobody said', { exposure: ['unknown'] }, false, true],
  ['a stage', { stage: ['active'] }, true, false],
  ['a stage that nobody said', { stage: ['unset'] }, false, true],
  ['traffic', { hasTraffic: true }, true, false],
  ['no traffic', { hasTraffic: false }, false, true],
  ['a spec', { hasSpec: true }, true, false],
  ['both of two', { team: ['Orders'], hasTraffic: false }, false, false],
])('takes by %s', (_, scope, takesApi, takesBare) => {
  expect(isInScope(API, scope)).toBe(takesApi);
  expect(isInScope(BARE, scope)).toBe(takesBare);
});
