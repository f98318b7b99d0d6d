import { describe, expect, it } from 'vitest';
import { formatById, recogniseFormat, TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';
import { collectExchanges, type PlainExchange } from '@/lib/engine/sources/testing/collect-exchanges';
import { readFixture } from '@/lib/engine/sources/testing/read-fixture';

const encoder = new TextEncoder();
const host = 'api.example.com';
const first = {
  time: '2026-03-04T09:12:01.250Z',
  method: 'GET',
  host,
  path: '/v1/customers/1042',
  query: 'expand=orders',
  status: 200,
};

interface Fixture {
  file: string;
  format: string;
  exchanges: Partial<PlainExchange>[];
  skipped?: [reason: string, line: number][];
}

const FIXTURES: Fixture[] = [
  {
    file: 'common.log',
    format: 'common',
    exchanges: [
      { path: '/v1/customers/1042', host: null, responseBytes: 512, authentication: 'unobservable' },
      { method: 'DELETE', status: 204, responseBytes: -1 },
      { method: 'POST', time: '2026-03-04T08:12:03.000Z', authentication: 'present' },
    ],
  },
  {
    file: 'combined.log',
    format: 'combined',
    exchanges: [
      { path: '/v1/customers/1042', query: 'expand=orders', client: '203.0.113.7' },
      { path: '/v1/invoices', authentication: 'present' },
    ],
    skipped: [
      ['url', 2],
      ['missing', 3],
      ['method', 4],
    ],
  },
  {
    file: 'vhost-combined.log',
    format: 'vhost-combined',
    exchanges: [
      { host: 'api.example.com:443', scheme: 'https' },
      { host: 'admin.example.com:8080', authentication: 'present', status: 403 },
    ],
  },
  {
    file: 'haproxy.log',
    format: 'haproxy',
    exchanges: [
      { ...first, client: '203.0.113.7', latencyMs: 42, requestBytes: 230, authentication: 'present' },
      { method: 'POST', status: 201, responseBytes: 230, authentication: 'unobservable' },
    ],
    skipped: [['missing', 3]],
  },
  {
    file: 'apache-json.log',
    format: 'apache-json',
    exchanges: [
      { ...first, client: '203.0.113.7', latencyMs: 42, responseBytes: 512, authentication: 'present' },
      { method: 'POST', status: 201, scheme: 'http', authentication: 'present' },
    ],
  },
  {
    file: 'nginx-json.log',
    format: 'nginx-json',
    exchanges: [
      {
        ...first,
        time: '2026-03-04T09:12:01.000Z',
        scheme: 'https',
        client: '203.0.113.7',
        latencyMs: 42,
        requestBytes: 230,
        responseBytes: 512,
        tls: 13,
        hasClientCertificate: false,
        authentication: 'unobservable',
        requestHeaders: [['User-Agent', 'curl/8.5.0']],
      },
      {
        method: 'POST',
        path: '/v1/orders',
        tls: 0,
        hasClientCertificate: true,
        authentication: 'present',
        latencyMs: 100,
      },
      {
        path: '/v1/orders',
        query: 'page=2',
        authentication: 'present',
        requestHeaders: [['authorization', 'Bearer x']],
      },
    ],
  },
  {
    file: 'ecs.log',
    format: 'ecs-json',
    exchanges: [
      { ...first, scheme: 'https', client: '203.0.113.7', latencyMs: 42, responseBytes: 512, tls: 12 },
      { method: 'POST', path: '/v1/orders', host, requestBytes: 90, authentication: 'present' },
      { path: '/v1/orders/7', route: '/v1/orders/{orderId}', tls: 13, client: '203.0.113.8' },
    ],
  },
  {
    file: 'caddy.log',
    format: 'caddy',
    exchanges: [
      {
        ...first,
        time: '2026-03-04T09:12:01.524Z',
        query: 'expand=orders&page=2',
        tls: 13,
        scheme: 'https',
        latencyMs: 0.929675,
        authentication: '',
        requestHeaders: [
          ['User-Agent', 'curl/8.5.0'],
          ['Authorization', 'REDACTED'],
          ['Accept', 'text/html'],
          ['Accept', 'application/json'],
        ],
        responseHeaders: [
          ['Server', 'Caddy'],
          ['Content-Type', 'application/json'],
        ],
      },
      { status: 502, authentication: 'present', tls: -1, requestHeaders: [], requestBytes: 90 },
      {
        path: '/v1/orders/17',
        requestHeaders: [
          ['Authorization', 'Authorization'],
          ['User-Agent', 'curl/7.88.1'],
        ],
      },
    ],
  },
  {
    file: 'traefik.log',
    format: 'traefik',
    exchanges: [
      {
        ...first,
        scheme: 'https',
        tls: 13,
        latencyMs: 42,
        client: '203.0.113.7',
        authentication: 'unobservable',
        requestHeaders: [['User-Agent', 'curl/8.5.0']],
        responseHeaders: [['Content-Type', 'application/json']],
      },
      {
        host: 'api.example.com:8443',
        status: 401,
        authentication: 'present',
        scheme: 'http',
        latencyMs: 0.9,
      },
    ],
  },
  {
    file: 'envoy.log',
    format: 'envoy',
    exchanges: [
      { ...first, client: '203.0.113.7', latencyMs: 42, tls: 13, hasClientCertificate: false, route: null },
      { method: 'POST', client: '2001:db8::8', tls: 12, hasClientCertificate: true },
    ],
    skipped: [['status', 2]],
  },
  {
    file: 'kong.log',
    format: 'kong',
    exchanges: [
      {
        ...first,
        host: 'api.example.com:8443',
        scheme: 'https',
        tls: 13,
        hasClientCertificate: false,
        latencyMs: 42,
        client: '203.0.113.7',
        authentication: '',
        requestBytes: 230,
        responseBytes: 512,
      },
      { method: 'POST', status: 401, authentication: 'present' },
    ],
  },
  {
    file: 'aws-api-gateway.log',
    format: 'aws-api-gateway',
    exchanges: [
      {
        ...first,
        time: '2026-03-04T09:12:01.000Z',
        path: '/prod/customers/1042',
        query: '',
        route: '/customers/{customerId}',
        latencyMs: 42,
        authentication: 'unobservable',
      },
      { method: 'POST', path: '/orders', route: '/orders', host: null },
      { path: '/prod/orders/7', route: null, hasClientCertificate: true, authentication: 'present' },
    ],
    skipped: [['method', 3]],
  },
  {
    file: 'aws-alb.log',
    format: 'aws-alb',
    exchanges: [
      {
        ...first,
        host: 'api.example.com:443',
        scheme: 'https',
        client: '203.0.113.7',
        latencyMs: 42,
        requestBytes: 230,
        responseBytes: 512,
        tls: 12,
        authentication: 'unobservable',
        requestHeaders: [['User-Agent', 'curl/8.5.0']],
      },
      {
        query: 'q="a%20b"',
        tls: 0,
        scheme: 'http',
        latencyMs: -1,
        requestHeaders: [['User-Agent', 'agent "x"']],
      },
    ],
    skipped: [['method', 3]],
  },
  {
    file: 'envoy-text.log',
    format: 'envoy-text',
    exchanges: [
      {
        ...first,
        client: '203.0.113.7',
        latencyMs: 42,
        requestBytes: 230,
        responseBytes: 512,
        authentication: 'unobservable',
        requestHeaders: [
          ['User-Agent', 'curl/8.5.0'],
          ['X-Request-Id', 'cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2'],
        ],
      },
      { method: 'POST', host: 'api.example.com:8443', status: 503, client: null, latencyMs: 0 },
    ],
    skipped: [
      ['status', 3],
      ['method', 4],
      ['malformed', 5],
    ],
  },
  {
    file: 'istio-text.log',
    format: 'istio-text',
    exchanges: [
      {
        ...first,
        client: '203.0.113.7',
        latencyMs: 42,
        requestBytes: 230,
        responseBytes: 512,
        route: null,
        authentication: 'unobservable',
      },
      { method: 'POST', path: '/v1/orders/7', status: 503, route: '/v1/orders/{orderId}', latencyMs: 3 },
    ],
    skipped: [['method', 3]],
  },
  {
    file: 'exchanges.ndjson',
    format: 'ndjson',
    exchanges: [
      { ...first, tls: 13, latencyMs: 42.5, responseBody: '{"id":1042,"email":"jane@example.com"}' },
      { method: 'POST', path: '/v1/orders', requestBody: 'sku=AB-1&quantity=2', authentication: 'absent' },
    ],
    skipped: [['status', 3]],
  },
  ...['otlp.json', 'otlp.pb'].map((file) => ({
    file,
    format: file === 'otlp.pb' ? 'otlp-protobuf' : 'otlp-json',
    exchanges: [
      {
        ...first,
        host: 'api.example.com:443',
        scheme: 'https',
        route: '/v1/customers/{id}',
        client: '203.0.113.7',
        latencyMs: 42,
        responseBytes: 512,
        tls: 13,
        authentication: 'unobservable',
        requestHeaders: [['User-Agent', 'curl/8.5.0']] as [string, string][],
        responseHeaders: [['content-type', 'application/json']] as [string, string][],
      },
      {
        method: 'POST',
        path: '/v1/orders',
        query: 'dry=1',
        host: 'api.example.com',
        client: '203.0.113.8',
        status: 201,
        requestBytes: 90,
        latencyMs: 3.5,
        authentication: 'present',
      },
    ],
    skipped: [
      ['notServerSpan', 2],
      ['status', 4],
    ] as [string, number][],
  })),
  {
    file: 'browser.har',
    format: 'har',
    exchanges: [
      { ...first, query: '', responseBody: '{"id":1042}', requestHeaders: [['accept', 'application/json']] },
    ],
    skipped: [['status', 2]],
  },
];

describe('traffic formats', () => {
  it('have a fixture each, an id of their own, and are found by it', () => {
    expect(FIXTURES.map((fixture) => fixture.format).sort()).toEqual(
      TRAFFIC_FORMATS.map((format) => format.id).sort(),
    );
    for (const format of TRAFFIC_FORMATS) expect(formatById(format.id)).toBe(format);
    expect(formatById('nope')).toBeNull();
  });

  it.each(FIXTURES)('read $file as $format', ({ file, format, exchanges, skipped = [] }) => {
    const bytes = readFixture(file);
    expect(recogniseFormat(bytes)?.id).toBe(format);
    const collected = collectExchanges(format, bytes);
    expect(collected.exchanges).toMatchObject(exchanges);
    expect(collected.exchanges).toHaveLength(exchanges.length);
    expect(collected.skips.map((skip) => [skip.reason, skip.line])).toEqual(skipped);
  });

  it.each(FIXTURES)(
    'recognise $file by its first 700 bytes, and after a bad first line',
    ({ file, format }) => {
      const bytes = readFixture(file);
      if (format !== 'kong' && format !== 'traefik')
        expect(recogniseFormat(bytes.subarray(0, 700))?.id).toBe(format);
      if (['har', 'otlp-json', 'otlp-protobuf'].includes(format)) return;
      expect(recogniseFormat(new Uint8Array([...encoder.encode('# log begins\n'), ...bytes]))?.id).toBe(
        format,
      );
    },
  );

  it.each([
    ['nothing', ''],
    ['prose', 'Dear Sir,\n\nplease find enclosed\n'],
    ['OpenAPI', '{"openapi":"3.1.0","info":{"title":"x"},"paths":{"/a":{"get":{"responses":{"200":{}}}}}}'],
    ['Swagger', '{"swagger":"2.0","host":"a.example","basePath":"/","schemes":["https"],"paths":{}}'],
    [
      'Postman',
      '{"info":{"_postman_id":"1","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"request":{"method":"GET","url":"https://a"},"response":[{"status":"OK","code":200}]}]}',
    ],
    ['YAML', 'openapi: 3.0.0\npaths:\n  /a:\n    get: {}\n'],
    ['JSON of another kind', '{"log":{"level":"info"},"time":1}'],
    ['CSV', 'time,method,url,status\n2024-05-01T10:00:00Z,GET,https://a.example/,200\n'],
    ['an application log', '{"time":"2024-05-01T10:00:00Z","level":"info","msg":"started","port":3000}\n'],
    ['binary', '\u0000\u0001\u0002PK'],
  ])('are not seen in %s', (_, text) => {
    expect(recogniseFormat(encoder.encode(text))).toBeNull();
  });
});
