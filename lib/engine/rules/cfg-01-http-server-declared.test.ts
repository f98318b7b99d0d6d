import type { Server } from '@/lib/contracts/operation';
import { httpServerDeclared } from './cfg-01-http-server-declared';
import { describeRule } from './testing/scenarios';
import { makeApi, makeEndpoint, makeOperation, SPEC } from './testing/subjects';

const server = (url: string): Server => ({
  url,
  scheme: url.startsWith('http:') ? 'http' : 'https',
  host: new URL(url).host,
  basePath: '',
});
const serving = (...urls: string[]) => makeApi({ specs: [{ ...SPEC, servers: urls.map(server) }] });
const operation = (url: string, isCurrent = true) =>
  makeApi({ endpoints: [makeEndpoint({ declared: makeOperation({ servers: [url], isCurrent }) })] });

describeRule(httpServerDeclared, [
  {
    name: 'one of two servers is http',
    subject: serving('https://api.example.com', 'http://api.example.com'),
    expect: 'fires',
    firings: [{ qualifier: 'http://api.example.com', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a server of one operation',
    subject: operation('http://upload.example.com/v1'),
    expect: 'fires',
    firings: [{ qualifier: 'http://upload.example.com/v1', severity: 'high' }],
  },
  {
    name: 'two documents with the same server are one finding',
    subject: makeApi({
      specs: ['Shop', 'Admin'].map((title) => ({
        ...SPEC,
        title,
        servers: [server('http://api.example.com')],
      })),
    }),
    expect: 'fires',
    firings: [{ qualifier: 'http://api.example.com' }],
  },
  {
    name: 'loopback addresses, with and without a port',
    subject: serving('http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:3000'),
    expect: 'spares',
  },
  {
    name: 'a server of an operation on the loopback address',
    subject: operation('http://localhost:8080'),
    expect: 'spares',
  },
  {
    name: 'a relative server has no scheme of its own',
    subject: makeApi({
      specs: [{ ...SPEC, servers: [{ url: '/v1', scheme: '', host: null, basePath: '/v1' }] }],
    }),
    expect: 'spares',
  },
  {
    name: 'an operation of a revision that is no longer current',
    subject: operation('http://upload.example.com/v1', false),
    expect: 'spares',
  },
  {
    name: 'a newer revision with https alone',
    subject: serving('https://api.example.com'),
    expect: 'clears',
  },
]);
