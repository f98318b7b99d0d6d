import type { APIRequestContext } from '@playwright/test';
import { importFile } from './import-file';

const HOST = 'api.bookshop.example';

const SPEC = {
  openapi: '3.1.0',
  info: { title: 'Bookshop', version: '1.4.0' },
  servers: [{ url: `https://${HOST}` }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        summary: 'Lists the books',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: { description: 'The books' } },
      },
    },
    '/books/{bookId}': {
      get: {
        operationId: 'readBook',
        parameters: [{ name: 'bookId', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'A book' }, 404: { description: 'No such book' } },
      },
    },
    '/orders': {
      post: {
        operationId: 'placeOrder',
        security: [{ token: [] }],
        responses: { 201: { description: 'Placed' } },
      },
    },
    '/authors': {
      get: { operationId: 'listAuthors', deprecated: true, responses: { 200: { description: 'Authors' } } },
    },
  },
};

interface Seen {
  method: string;
  path: string;
  status?: number;
  token?: boolean;
}

const DAY_MS = 86_400_000;

const REQUESTS: Seen[] = [
  { method: 'GET', path: '/books?limit=20' },
  ...Array.from({ length: 12 }, (_, i) => ({ method: 'GET', path: `/books/${100 + i}` })),
  { method: 'POST', path: '/orders', status: 201, token: true },
  { method: 'POST', path: '/orders', status: 201 },
  ...Array.from({ length: 30 }, (_, i) => ({ method: 'GET', path: `/customers/${4000 + i * 7}` })),
  ...Array.from({ length: 8 }, () => ({ method: 'GET', path: '/customers/me' })),
  { method: 'GET', path: '/internal/metrics' },
];

export interface SampleFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A spec of four operations, one of them deprecated and never called. */
export function bookshopSpec(): SampleFile {
  return {
    name: 'bookshop.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(SPEC, null, 2)),
  };
}

/** A recording with documented and undocumented calls; its last entry has no usable URL. The same bytes all day. */
export function bookshopTraffic(): SampleFile {
  const start = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2;
  const entries = REQUESTS.map((seen, i) => harEntry(seen, new Date(start + i * 1000)));
  const broken = {
    ...harEntry({ method: 'GET', path: '/' }, new Date(start)),
    request: { method: 'GET', url: 'none' },
  };
  const har = {
    log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: [...entries, broken] },
  };
  return { name: 'bookshop.har', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(har)) };
}

function harEntry({ method, path, status = 200, token }: Seen, started: Date): object {
  const json = [{ name: 'Content-Type', value: 'application/json' }];
  return {
    startedDateTime: started.toISOString(),
    time: 12,
    request: {
      method,
      url: `https://${HOST}${path}`,
      httpVersion: 'HTTP/1.1',
      headers: token ? [{ name: 'Authorization', value: 'Bearer abc.def' }] : [],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: json,
      cookies: [],
      content: { size: 30, mimeType: 'application/json', text: '{"email":"ada@example.org"}' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 30,
    },
    cache: {},
    timings: { send: 1, wait: 10, receive: 1 },
  };
}

/** Imports both files through the upload door; calling it again changes nothing. */
export async function fillBookshop(request: APIRequestContext): Promise<void> {
  for (const { name, buffer } of [bookshopSpec(), bookshopTraffic()]) await importFile(request, name, buffer);
}
