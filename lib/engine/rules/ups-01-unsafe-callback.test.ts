import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';
import { unsafeCallback } from './ups-01-unsafe-callback';

const calls = (...callbacks: string[]) => makeEndpoint({ declared: makeOperation({ callbacks }) });

describeRule(unsafeCallback, [
  {
    name: 'a callback to an http address',
    subject: calls('http://partner.example.com/paid'),
    expect: 'fires',
    firings: [{ qualifier: 'http://partner.example.com/paid', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'each once, however the scheme is spelled',
    subject: calls('HTTP://a.example.com', 'HTTP://a.example.com', 'http://{$request.query.host}/paid'),
    expect: 'fires',
    firings: [{ qualifier: 'HTTP://a.example.com' }, { qualifier: 'http://{$request.query.host}/paid' }],
  },
  { name: 'the caller chooses: SSRF-01', subject: calls('{$request.body#/callbackUrl}'), expect: 'spares' },
  {
    name: 'only an older revision',
    subject: makeEndpoint({
      declared: makeOperation({ isCurrent: false, callbacks: ['http://partner.example.com/paid'] }),
    }),
    expect: 'spares',
  },
  { name: 'no callbacks', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'a revision moves it to https',
    subject: calls('https://partner.example.com/paid'),
    expect: 'clears',
  },
]);
