import { expect, it } from 'vitest';
import type { DestinationWish } from '@/lib/contracts/destination';
import { makeEvent } from './testing/outbound-events';
import { wantsEvent } from './wants-event';

const wish = (over: Partial<DestinationWish>): DestinationWish => ({
  events: ['finding.opened', 'api.appeared'],
  minSeverity: null,
  teamIds: [],
  apiIds: [],
  ...over,
});
const api = (teamId: number | null) => ({ id: 3, name: 'Orders', teamId, team: null });

it.each([
  ['a kind that is asked for', wish({}), makeEvent(), true],
  ['a kind that is not', wish({ events: ['finding.resolved'] }), makeEvent(), false],
  ['what is exactly as severe', wish({ minSeverity: 'high' }), makeEvent(), true],
  ['what is worse', wish({ minSeverity: 'medium' }), makeEvent(), true],
  ['what is milder', wish({ minSeverity: 'critical' }), makeEvent(), false],
  [
    'a new API whatever the severity',
    wish({ minSeverity: 'critical' }),
    makeEvent({ kind: 'api.appeared', finding: null }),
    true,
  ],
  ['its team', wish({ teamIds: [1, 7] }), makeEvent(), true],
  ['another team', wish({ teamIds: [1] }), makeEvent(), false],
  ['no team', wish({ teamIds: [1] }), makeEvent({ api: api(null) }), false],
  ['its API', wish({ apiIds: [3] }), makeEvent(), true],
  ['another API', wish({ apiIds: [4] }), makeEvent(), false],
])('is told of %s, or not', (_, wanted, event, isTold) => {
  expect(wantsEvent(wanted, event)).toBe(isTold);
});
