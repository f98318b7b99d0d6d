import { NO_DATES } from '@/lib/contracts/evidence';
import { documentedNoSource } from './inv-15-documented-no-source';
import { makeMetadata } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeApi, SPEC } from './testing/subjects';

const api = { name: 'Billing', metadata: makeMetadata(), stated: NO_DATES };
const unseen = { api, activity: { requests: 0, lastMs: null } };

describeRule(documentedNoSource, [
  {
    name: 'a spec, and no traffic to its hosts',
    subject: makeApi(unseen),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'two specs are one finding',
    subject: makeApi({ ...unseen, specs: [SPEC, { ...SPEC, title: 'Billing admin' }] }),
    expect: 'fires',
    firings: [{ qualifier: '' }],
  },
  { name: 'no spec either', subject: makeApi({ ...unseen, specs: [] }), expect: 'spares' },
  {
    name: 'only what was given is known on the command line',
    subject: makeApi({ ...unseen, api: { name: 'Billing', metadata: null, stated: NO_DATES } }),
    expect: 'unobservable',
  },
  {
    name: 'a source that shows one request',
    subject: makeApi({ api, activity: { requests: 1, lastMs: 0 } }),
    expect: 'clears',
  },
]);
