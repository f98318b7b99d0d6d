import type { DeclaredField } from '@/lib/contracts/operation';
import { urlParameter } from './ssrf-01-url-parameter';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeDay,
  makeEndpoint,
  makeField,
  makeOperation,
  makeSignal,
  makeTraffic,
} from './testing/subjects';

const input = (place: DeclaredField['place'], name: string) =>
  makeEndpoint({ declared: makeOperation({ fields: [{ place, name, type: 'string', required: false }] }) });
const signalled = (...signals: ReturnType<typeof makeSignal>[]) =>
  makeEndpoint({ traffic: makeTraffic(undefined, { signals }) });
const old = makeDay(11).dayMs;

describeRule(urlParameter, [
  {
    name: 'a declared callback URL',
    subject: input('request', 'hooks[].callbackUrl'),
    expect: 'fires',
    firings: [{ qualifier: 'request hooks[].callbackUrl', severity: 'info', confidence: 'high' }],
  },
  {
    name: 'a page that a handler made of a URL',
    subject: signalled(makeSignal('url-value'), makeSignal('page', { successes: 30 })),
    expect: 'fires',
  },
  {
    name: 'an image fetched from a URL',
    subject: signalled(makeSignal('url-value'), makeSignal('page-part', { successes: 30 })),
    expect: 'fires',
  },
  {
    name: 'a page that is a file, whatever it is sent',
    subject: signalled(makeSignal('url-value'), makeSignal('page-file', { successes: 30 })),
    expect: 'spares',
  },
  {
    name: 'a value that is a URL',
    subject: signalled(makeSignal('url-value')),
    expect: 'fires',
    firings: [{ qualifier: 'url-value', severity: 'info' }],
  },
  {
    name: 'high when an internal address was accepted',
    subject: signalled(makeSignal('internal-target')),
    expect: 'fires',
    firings: [{ qualifier: 'internal-target', severity: 'high' }],
  },
  {
    name: 'an internal address that was always refused stays information',
    subject: signalled(makeSignal('internal-target', { successes: 0 })),
    expect: 'fires',
    firings: [{ qualifier: 'internal-target', severity: 'info' }],
  },
  {
    name: 'an input that no document names',
    subject: makeEndpoint({ declared: null, fields: [makeField({ place: 'query', name: 'image_url' })] }),
    expect: 'fires',
    firings: [{ qualifier: 'query image_url', severity: 'info' }],
  },
  { name: 'a URL in a response', subject: input('response', 'imageUrl'), expect: 'spares' },
  { name: 'a name that only contains one', subject: input('query', 'urlCount'), expect: 'spares' },
  {
    name: 'a header that a proxy writes',
    subject: makeEndpoint({ fields: [makeField({ place: 'header', name: 'x-original-url' })] }),
    expect: 'spares',
  },
  { name: 'a revision drops the parameter', subject: makeEndpoint(), expect: 'clears' },
  {
    name: '90 newer successes over 9 days without it',
    subject: makeEndpoint({
      declared: null,
      fields: [makeField({ place: 'query', name: 'image_url', lastMs: old })],
      traffic: makeTraffic([makeDay(11), ...CLEAN_DAYS], {
        signals: [makeSignal('internal-target', { lastMs: old })],
      }),
    }),
    expect: 'clears',
  },
]);
