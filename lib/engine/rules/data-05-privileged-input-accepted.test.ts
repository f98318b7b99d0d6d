import type { SubjectField } from '@/lib/contracts/subject';
import { privilegedInputAccepted } from './data-05-privileged-input-accepted';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeDay,
  makeEndpoint,
  makeField,
  makeOperation,
  makeTraffic,
  SEEN,
} from './testing/subjects';

const declared = makeOperation({
  method: 'POST',
  fields: [{ place: 'request', name: 'name', type: 'string', required: true }],
});
const endpoint = (field: Partial<SubjectField>, days = [makeDay(2), makeDay(1)]) =>
  makeEndpoint({
    method: 'POST',
    declared,
    fields: [makeField({ place: 'request', name: 'role', ...field })],
    traffic: makeTraffic(days, { visibility: SEEN }),
  });

describeRule(privilegedInputAccepted, [
  {
    name: 'an undeclared role',
    subject: endpoint({}),
    expect: 'fires',
    firings: [{ qualifier: 'request role', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'within an object, in camel case',
    subject: endpoint({ name: 'profile.isAdmin' }),
    expect: 'fires',
    firings: [{ qualifier: 'request profile.isAdmin' }],
  },
  { name: 'a balance by a longer name', subject: endpoint({ name: 'account_balance' }), expect: 'fires' },
  { name: 'a list of roles', subject: endpoint({ name: 'roles[]' }), expect: 'fires' },
  { name: 'a declared role', subject: endpoint({ isDeclared: true }), expect: 'spares' },
  { name: 'an undeclared remark', subject: endpoint({ name: 'remark' }), expect: 'spares' },
  { name: 'a word that only ends like one', subject: endpoint({ name: 'parole' }), expect: 'spares' },
  { name: 'in a response', subject: endpoint({ place: 'response' }), expect: 'spares' },
  {
    name: 'every request was refused',
    subject: endpoint({}, [makeDay(1, { successes: 0, authenticated: 0, clientErrors: 10 })]),
    expect: 'spares',
  },
  {
    name: 'a document that describes no body leaves nothing out',
    subject: { ...endpoint({}), declared: makeOperation({ method: 'POST' }) },
    expect: 'spares',
  },
  {
    name: 'no source shows request bodies',
    subject: makeEndpoint({ method: 'POST', declared, traffic: makeTraffic() }),
    expect: 'unobservable',
  },
  { name: 'a revision declares it', subject: endpoint({ isDeclared: true }), expect: 'clears' },
  {
    name: '90 newer successes over 9 days without it',
    subject: endpoint({ lastMs: makeDay(11).dayMs }, [makeDay(11), ...CLEAN_DAYS]),
    expect: 'clears',
  },
]);
