import type { SubjectField } from '@/lib/contracts/subject';
import { undocumentedResponseField } from './data-03-undocumented-response-field';
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
const endpoint = (fields: Partial<SubjectField>[], days = [makeDay(2), makeDay(1)], responseBody = 1000) =>
  makeEndpoint({
    declared,
    fields: fields.map((field) => makeField({ name: 'debugInfo', ...field })),
    traffic: makeTraffic(days, { visibility: { ...SEEN, responseBody } }),
  });

describeRule(undocumentedResponseField, [
  {
    name: 'a field in every answer that the schema does not name',
    subject: endpoint([{ seen: 1000 }]),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  { name: 'in one of a hundred', subject: endpoint([{ seen: 10 }]), expect: 'fires' },
  {
    name: 'several fields are one finding',
    subject: endpoint([{ seen: 900 }, { name: 'trace', seen: 900 }]),
    expect: 'fires',
    firings: [{ qualifier: '' }],
  },
  { name: 'in one of a thousand', subject: endpoint([{ seen: 1 }]), expect: 'spares' },
  { name: 'declared', subject: endpoint([{ seen: 1000, isDeclared: true }]), expect: 'spares' },
  {
    name: 'a sensitive one is DATA-02',
    subject: endpoint([{ seen: 1000, classes: [makeClass('email')] }]),
    expect: 'spares',
  },
  {
    name: 'a document that describes no response leaves nothing out',
    subject: { ...endpoint([{ seen: 1000 }]), declared: makeOperation() },
    expect: 'spares',
  },
  { name: 'no source shows response bodies', subject: endpoint([], undefined, 0), expect: 'unobservable' },
  { name: 'a revision declares it', subject: endpoint([{ seen: 1000, isDeclared: true }]), expect: 'clears' },
  {
    name: '90 newer successes over 9 days without it',
    subject: endpoint([{ seen: 1000, lastMs: makeDay(11).dayMs }], [makeDay(11), ...CLEAN_DAYS]),
    expect: 'clears',
  },
]);
