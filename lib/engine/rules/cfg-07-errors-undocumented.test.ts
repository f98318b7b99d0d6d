import { errorsUndocumented } from './cfg-07-errors-undocumented';
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

describeRule(errorsUndocumented, [
  {
    name: 'successes alone, on two operations: one finding',
    subject: responding(['200'], ['201']),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'info', confidence: 'high' }],
  },
  { name: 'refusals without 401', subject: responding(['200', '404', '500']), expect: 'fires' },
  { name: 'no failure of the server', subject: responding(['200', '401']), expect: 'fires' },
  { name: 'default covers every error', subject: responding(['200', 'default']), expect: 'spares' },
  { name: '401 is a 4XX, 503 a 5XX', subject: responding(['200', '401', '503']), expect: 'spares' },
  { name: 'ranges, in lower case', subject: responding(['200', '4xx', '5xx']), expect: 'spares' },
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
    name: 'a newer revision without the operation that lacked them',
    subject: makeApi({
      endpoints: [makeEndpoint({ declared: makeOperation({ responses: ['200'], isCurrent: false }) })],
    }),
    expect: 'clears',
  },
]);
