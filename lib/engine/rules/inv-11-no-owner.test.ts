import { NO_DATES } from '@/lib/contracts/evidence';
import { noOwner } from './inv-11-no-owner';
import { makeMetadata } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeApi } from './testing/subjects';

const owned = (ownerTeam: string | null) =>
  makeApi({ api: { name: 'Shop', metadata: makeMetadata({ ownerTeam }), stated: NO_DATES } });

describeRule(noOwner, [
  {
    name: 'no team',
    subject: owned(null),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'no team of an API without traffic',
    subject: { ...owned(null), endpoints: [], activity: { requests: 0, lastMs: null } },
    expect: 'fires',
  },
  { name: 'another fact is missing', subject: owned('Payments'), expect: 'spares' },
  { name: 'no records are kept on the command line', subject: makeApi(), expect: 'unobservable' },
  { name: 'a team is set', subject: owned('Orders'), expect: 'clears' },
]);
