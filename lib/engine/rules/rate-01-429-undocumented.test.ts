import { tooManyRequestsUndocumented } from './rate-01-429-undocumented';
import { describeRule } from './testing/scenarios';
import { makeApi, makeEndpoint, makeOperation, SPEC } from './testing/subjects';

const responding = (...operations: (readonly string[])[]) =>
  makeApi({
    endpoints: operations.map((responses) =>
      makeEndpoint({ declared: makeOperation({ responses: [...responses] }) }),
    ),
  });

const inCollection = makeEndpoint({
  declared: makeOperation({ responses: ['200'], spec: { ...SPEC, format: 'postman-2.1' } }),
});

describeRule(tooManyRequestsUndocumented, [
  {
    name: 'two operations without it are one finding',
    subject: responding(['200', '404'], ['200']),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'one of two operations declares it',
    subject: responding(['200', '429'], ['200']),
    expect: 'fires',
  },
  { name: 'default says nothing of limits', subject: responding(['200', 'default']), expect: 'fires' },
  { name: 'a range', subject: responding(['200', '4xx']), expect: 'spares' },
  {
    name: 'a Postman collection, which cannot declare responses',
    subject: makeApi({ endpoints: [inCollection] }),
    expect: 'unobservable',
  },
  {
    name: 'a document beside the collection',
    subject: makeApi({
      endpoints: [inCollection, makeEndpoint({ declared: makeOperation({ responses: ['200'] }) })],
    }),
    expect: 'fires',
  },
  {
    name: 'nothing is documented',
    subject: makeApi({ endpoints: [makeEndpoint({ declared: null })] }),
    expect: 'spares',
  },
  {
    name: 'an operation of a revision that is no longer current',
    subject: makeApi({
      endpoints: [makeEndpoint({ declared: makeOperation({ responses: ['200'], isCurrent: false }) })],
    }),
    expect: 'spares',
  },
  {
    name: 'a newer revision that declares it everywhere',
    subject: responding(['200', '429']),
    expect: 'clears',
  },
]);
