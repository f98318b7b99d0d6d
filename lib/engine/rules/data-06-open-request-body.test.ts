import { openRequestBody } from './data-06-open-request-body';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const write = (method: string, overrides: Parameters<typeof makeOperation>[0] = { isBodyOpen: true }) =>
  makeEndpoint({ method, declared: makeOperation({ method, ...overrides }) });

describeRule(openRequestBody, [
  {
    name: 'the body of a POST takes any member',
    subject: write('POST'),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  { name: 'the body of a PATCH', subject: write('PATCH'), expect: 'fires' },
  { name: 'a read', subject: write('GET'), expect: 'spares' },
  {
    name: 'only an older revision',
    subject: write('POST', { isBodyOpen: true, isCurrent: false }),
    expect: 'spares',
  },
  {
    name: 'not declared at all',
    subject: makeEndpoint({ method: 'POST', declared: null }),
    expect: 'spares',
  },
  { name: 'a revision closes the body', subject: write('POST', {}), expect: 'clears' },
]);
