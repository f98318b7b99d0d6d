import type { SubjectField } from '@/lib/contracts/subject';
import { undeclaredSensitiveData } from './data-02-undeclared-sensitive-data';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeClass,
  makeDay,
  makeEndpoint,
  makeField,
  makeOperation,
  makeTraffic,
  SEEN,
} from './testing/subjects';

const declared = makeOperation({
  fields: [{ place: 'response', name: 'id', type: 'string', required: true }],
});
const endpoint = (field: Partial<SubjectField>, days = [makeDay(2), makeDay(1)]) =>
  makeEndpoint({ declared, fields: [makeField(field)], traffic: makeTraffic(days, { visibility: SEEN }) });
const email = { classes: [makeClass('email')] };

describeRule(undeclaredSensitiveData, [
  {
    name: 'a sensitive field that the schema does not name',
    subject: endpoint(email),
    expect: 'fires',
    firings: [{ qualifier: 'response email', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: endpoint(email, [makeDay(1, { requests: 1 })]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  { name: 'a declared field', subject: endpoint({ ...email, isDeclared: true }), expect: 'spares' },
  { name: 'a field without a class is DATA-03', subject: endpoint({}), expect: 'spares' },
  { name: 'in the request', subject: endpoint({ ...email, place: 'request' }), expect: 'spares' },
  {
    name: 'a document that describes no response leaves nothing out',
    subject: { ...endpoint(email), declared: makeOperation() },
    expect: 'spares',
  },
  {
    name: 'no source shows response bodies',
    subject: makeEndpoint({ declared, traffic: makeTraffic() }),
    expect: 'unobservable',
  },
  { name: 'a revision declares it', subject: endpoint({ ...email, isDeclared: true }), expect: 'clears' },
  {
    name: '90 newer successes over 9 days without it',
    subject: endpoint({ classes: [makeClass('email', { lastMs: makeDay(11).dayMs })] }, [
      makeDay(11),
      ...CLEAN_DAYS,
    ]),
    expect: 'clears',
  },
]);
