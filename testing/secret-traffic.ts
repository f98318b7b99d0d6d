import { makeLine } from './exchange-lines';
import type { SecretShape, Vault } from './secrets';

export interface TrafficFile {
  name: string;
  format: string;
  content: string;
}

/** Segments that are values at first sight. */
const IN_PATHS: readonly SecretShape[] = ['token', 'hex', 'uuid', 'email', 'card', 'phone', 'jwt', 'key'];
const ALL: readonly SecretShape[] = [...IN_PATHS, 'iban', 'word', 'sentence'];
/** Names of letters alone are names. */
const IN_NAMES: readonly SecretShape[] = [
  'token',
  'hex',
  'uuid',
  'email',
  'card',
  'phone',
  'jwt',
  'key',
  'iban',
];
/** Names that HTTP can carry in a header or a cookie. */
const IN_TOKENS: readonly SecretShape[] = ['token', 'hex', 'uuid', 'card', 'jwt', 'key', 'iban'];
const SECOND = 1_000;
const START = Date.UTC(2024, 4, 1);

/** The same kinds of places in every format, each with secrets of its own. */
class Planter {
  private clock = START;
  private readonly vault: Vault;
  private readonly format: string;

  constructor(vault: Vault, format: string) {
    this.vault = vault;
    this.format = format;
  }

  plant(shape: SecretShape, place: string): string {
    return this.vault.plant(shape, `${this.format} ${place}`);
  }

  time(): Date {
    this.clock += SECOND;
    return new Date(this.clock);
  }

  /** Paths with queries, each with secrets in every place of it. */
  targets(): string[] {
    const segments = IN_PATHS.flatMap((shape) => [
      `/v1/users/${encodeURIComponent(this.plant(shape, 'segment'))}/orders`,
      `/v1/files/${encodeURIComponent(this.plant(shape, 'last segment'))}`,
    ]);
    const values = ALL.map(
      (shape) => `/v1/search?q=${encodeURIComponent(this.plant(shape, 'query value'))}&page=1`,
    );
    const names = IN_NAMES.map(
      (shape) => `/v1/search?${encodeURIComponent(this.plant(shape, 'query name'))}=1&page=2`,
    );
    const siblings = Array.from(
      { length: 40 },
      () => `/v1/people/${this.plant('word', 'word among siblings')}/profile`,
    );
    return [
      ...segments,
      ...values,
      ...names,
      ...siblings,
      `/v1/files/report;jsessionid=${this.plant('hex', 'matrix parameter')}`,
      `/v1/matrix;a=${this.plant('word', 'matrix parameter')};b=2/x`,
      `/v1/matrix/;a=${this.plant('word', 'bare matrix parameter')}`,
      `/v1/(x=${this.plant('word', 'predicate')})`,
      `/v1/Users('${this.plant('word', 'key in brackets')}')/mail`,
      `/v1/areas/${this.plant('word', 'first of a list')},${this.plant('word', 'last of a list')}`,
      `/v1/files/${this.plant('token', 'file name')}.pdf`,
      `/v1/items/id:${this.plant('uuid', 'segment after a colon')}`,
      `/v1/mail/${this.plant('email', 'plain e-mail')}`,
      `/v1/search?filter[${this.plant('token', 'query name in brackets')}]=x`,
      `/v1/search?${this.plant('token', 'query without a value')}`,
      `/v1/search?a=${this.plant('token', 'repeated query value')}&a=${this.plant('email', 'repeated query value')}`,
    ];
  }

  headers(): Record<string, string>[] {
    return [
      ...ALL.filter((shape) => shape !== 'sentence').map((shape) => ({
        'X-Value': this.plant(shape, 'header value'),
      })),
      ...IN_TOKENS.map((shape) => ({ [`X-${this.plant(shape, 'header name')}`]: 'x' })),
      ...IN_TOKENS.map((shape) => ({ [this.plant(shape, 'bare header name')]: 'x' })),
      ...IN_TOKENS.map((shape) => ({ Cookie: `${this.plant(shape, 'cookie name')}=1; theme=dark` })),
      {
        Cookie: `sessionid=${this.plant('token', 'session cookie')}; lang=${this.plant('word', 'cookie value')}`,
      },
      { Authorization: `Bearer ${this.plant('jwt', 'bearer token')}` },
      { Authorization: `Basic ${Buffer.from(`ann:${this.plant('token', 'password')}`).toString('base64')}` },
      {
        Authorization: `Digest username="${this.plant('email', 'digest user')}", nonce="${this.plant('hex', 'nonce')}"`,
      },
      { Authorization: `${this.plant('token', 'scheme of Authorization')} x` },
      { Authorization: this.plant('key', 'bare Authorization') },
      { 'X-Api-Key': this.plant('key', 'API key') },
      { 'X-Forwarded-For': `198.51.100.7, ${this.plant('token', 'X-Forwarded-For')}` },
      { Referer: `https://x.example/${this.plant('token', 'referer')}` },
      { 'User-Agent': `agent/${this.plant('token', 'user agent')}` },
    ];
  }

  responseHeaders(): Record<string, string>[] {
    return [
      {
        'Set-Cookie': `${this.plant('token', 'set-cookie name')}=${this.plant('token', 'set-cookie value')}; Path=/`,
      },
      { Location: `https://x.example/reset/${this.plant('token', 'location')}` },
      { ETag: `"${this.plant('hex', 'etag')}"` },
      { 'Content-Type': `application/vnd.${this.plant('token', 'content type')}+json` },
      { Deprecation: this.plant('token', 'deprecation') },
      { Sunset: this.plant('token', 'sunset') },
      { 'RateLimit-Limit': this.plant('token', 'rate limit') },
      { [`X-${this.plant('uuid', 'response header name')}`]: this.plant('email', 'response header value') },
    ];
  }

  bodies(): unknown[] {
    return [
      ...ALL.map((shape) => ({
        value: this.plant(shape, 'body value'),
        nested: { list: [{ deep: this.plant(shape, 'nested value') }] },
      })),
      ...IN_NAMES.map((shape) => ({
        [this.plant(shape, 'body key')]: 1,
        map: { [this.plant(shape, 'nested key')]: { a: 1 } },
      })),
      ...IN_NAMES.map((shape) => ({
        list: [{ [this.plant(shape, 'key in an array')]: [[this.plant(shape, 'value in arrays')]] }],
      })),
      [this.plant('email', 'value of a top array'), [this.plant('card', 'value of an inner array')]],
      {
        number: Number(this.plant('card', 'number')),
        json: JSON.stringify({ x: this.plant('token', 'JSON in a string') }),
      },
      {
        [`user.${this.plant('token', 'key with a dot')}`]: 1,
        [`a b ${this.plant('hex', 'key with blanks')}`]: 2,
      },
      this.plant('token', 'body that is a string'),
    ];
  }

  forms(): string[] {
    return [
      ...ALL.map((shape) => `name=${encodeURIComponent(this.plant(shape, 'form value'))}&b=1`),
      ...IN_NAMES.map((shape) => `${encodeURIComponent(this.plant(shape, 'form name'))}=1&b=1`),
    ];
  }

  texts(): [type: string, body: string][] {
    const boundary = this.plant('token', 'multipart boundary');
    return [
      ['text/plain', `Dear ${this.plant('email', 'text body')}`],
      [
        'application/xml',
        `<a id="${this.plant('token', 'XML attribute')}"><${this.plant('token', 'XML name')}>${this.plant('card', 'XML text')}</a>`,
      ],
      [
        'text/xml; charset=utf-8',
        `<!-- ${this.plant('token', 'comment')} --><a x-${this.plant('token', 'name of an attribute')}="1"><b>${this.plant('email', 'text')}</b><![CDATA[${this.plant('key', 'CDATA')}]]></a>`,
      ],
      [
        `multipart/form-data; boundary=${boundary}`,
        `--${boundary}\r\nContent-Disposition: form-data; name="${this.plant('token', 'multipart name')}"\r\n\r\n${this.plant('token', 'multipart value')}\r\n--${boundary}--`,
      ],
      ['application/json', `{"cut": "${this.plant('token', 'broken JSON body')}`],
      ['application/octet-stream', `\u0001${this.plant('token', 'binary body')}\u0002`],
      [`x/${this.plant('token', 'media type')}`, 'x'],
    ];
  }

  /** The host of the format: one API each. */
  get host(): string {
    return `${this.format}.example.com`;
  }

  client(): string {
    return this.plant('token', 'client');
  }
}

/** Files of every format, with secrets in every place that the format can carry. */
export function makeSecretTraffic(vault: Vault): TrafficFile[] {
  return [
    ndjson(vault),
    har(vault),
    ...(['combined', 'common', 'vhost-combined'] as const).map((format) => accessLog(vault, format)),
    ...Object.entries(JSON_LOGS).map(([format, write]) => jsonLog(vault, format, write)),
    alb(vault),
    envoyText(vault),
    istioText(vault),
  ];
}

function ndjson(vault: Vault): TrafficFile {
  const planter = new Planter(vault, 'ndjson');
  const line = (over: object) =>
    makeLine({
      url: `https://${planter.host}/v1/plain`,
      clientIp: planter.client(),
      ...over,
      time: planter.time().toISOString(),
    });
  const post = (over: object) => line({ method: 'POST', url: `https://${planter.host}/v1/bodies`, ...over });
  const statuses = [200, 200, 401, 404, 500];
  const lines = [
    ...planter.targets().map((target, i) =>
      line({
        url: `https://${planter.host}${target}`,
        status: target.includes('people') ? 200 : statuses[i % 5],
      }),
    ),
    ...planter.targets().map((target) => line({ url: `https://${planter.host}${target}` })),
    ...planter.headers().map((requestHeaders) => line({ requestHeaders })),
    ...planter.responseHeaders().map((responseHeaders) => line({ responseHeaders })),
    ...planter.bodies().map((requestBody) => post({ requestBody })),
    ...planter.bodies().map((responseBody) => post({ responseBody })),
    ...planter
      .forms()
      .map((requestBody) =>
        post({ requestBody, requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
      ),
    ...planter
      .texts()
      .map(([type, requestBody]) => post({ requestBody, requestHeaders: { 'Content-Type': type } })),
    ...planter
      .texts()
      .map(([type, responseBody]) => post({ responseBody, responseHeaders: { 'Content-Type': type } })),
    line({ url: `https://ann:${planter.plant('token', 'password in the URL')}@${planter.host}/v1/plain` }),
    line({ url: `https://${planter.host}/v1/plain#${planter.plant('token', 'fragment')}` }),
    line({ tls: planter.plant('token', 'TLS version') }),
    line({ authentication: planter.plant('token', 'authentication') }),
    line({ unknownMember: planter.plant('token', 'unknown member') }),
    line({ [planter.plant('token', 'name of an unknown member')]: 1 }),
    ...IN_PATHS.map((shape) => line({ route: `/v1/users/${planter.plant(shape, 'route')}/orders` })),
  ];
  return {
    name: 'secrets.ndjson',
    format: 'ndjson',
    content: [...lines, ...broken(planter, line)].join('\n'),
  };
}

/** Records that become skips: one of each reason that a line can have. */
function broken(planter: Planter, line: (over: object) => string): string[] {
  const secret = (place: string) => planter.plant('token', `skipped: ${place}`);
  return [
    `{"method":"${secret('malformed')}"`,
    secret('prose'),
    line({ method: secret('method') }),
    line({ url: secret('url') }),
    line({ url: `https://${planter.host}/%zz${secret('percent-encoding')}` }),
    line({ url: `https://-${secret('host')}-/x` }),
    line({ status: secret('status') }),
    line({ time: undefined, method: secret('time') }),
    line({ requestBody: JSON.parse(`${'['.repeat(300)}"${secret('too deep')}"${']'.repeat(300)}`) }),
    line({ status: undefined, requestHeaders: { a: secret('missing') } }),
    `{"truncated":"${secret('truncated')}`,
  ];
}

function har(vault: Vault): TrafficFile {
  const planter = new Planter(vault, 'har');
  const pairs = (headers: Record<string, string>) =>
    Object.entries(headers).map(([name, value]) => ({ name, value }));
  const entry = (target: string, request: object = {}, response: object = {}) => ({
    startedDateTime: planter.time().toISOString(),
    time: 5,
    serverIPAddress: planter.plant('token', 'server address'),
    comment: planter.plant('token', 'comment'),
    request: {
      method: 'GET',
      url: `https://${planter.host}${target}`,
      headers: [],
      queryString: [],
      cookies: [],
      ...request,
    },
    response: { status: 200, headers: [], content: { size: 0, mimeType: 'application/json' }, ...response },
  });
  const entries = [
    ...planter.targets().map((target) => entry(target)),
    ...planter.headers().map((headers) => entry('/v1/plain', { headers: pairs(headers) })),
    ...planter.responseHeaders().map((headers) => entry('/v1/plain', {}, { headers: pairs(headers) })),
    ...planter.bodies().map((body) =>
      entry('/v1/bodies', {
        method: 'POST',
        postData: { mimeType: 'application/json', text: JSON.stringify(body) },
      }),
    ),
    ...planter.bodies().map((body) => {
      const text = Buffer.from(JSON.stringify(body)).toString('base64');
      return entry('/v1/bodies', {}, { content: { mimeType: 'application/json', text, encoding: 'base64' } });
    }),
    ...planter.forms().map((text) =>
      entry('/v1/bodies', {
        method: 'POST',
        postData: { mimeType: 'application/x-www-form-urlencoded', text },
      }),
    ),
    ...planter
      .texts()
      .map(([mimeType, text]) => entry('/v1/bodies', { method: 'POST', postData: { mimeType, text } })),
    entry('/v1/plain', {
      cookies: [
        {
          name: planter.plant('token', 'cookie list name'),
          value: planter.plant('token', 'cookie list value'),
        },
      ],
    }),
    ...ALL.map((shape) =>
      entry('/v1/bodies', {
        method: 'POST',
        cookies: [
          { name: 'theme', value: `${planter.plant(shape, 'cookie')};${planter.plant('token', 'more')}=1` },
        ],
        postData: {
          mimeType: 'multipart/form-data',
          params: [
            { name: 'note', value: `${planter.plant(shape, 'field')}&${planter.plant('token', 'more')}=1` },
          ],
        },
      }),
    ),
    ...IN_NAMES.map((shape) =>
      entry('/v1/bodies', {
        method: 'POST',
        cookies: [{ name: planter.plant(shape, 'name of a cookie'), value: '1' }],
        postData: { mimeType: 'x', params: [{ name: planter.plant(shape, 'name of a field') }] },
      }),
    ),
    entry('/v1/plain', {
      queryString: [
        {
          name: planter.plant('token', 'query list name'),
          value: planter.plant('token', 'query list value'),
        },
      ],
    }),
    entry('/v1/plain', {}, { status: planter.plant('token', 'status') }),
  ];
  const log = {
    version: '1.2',
    creator: { name: planter.plant('token', 'creator'), version: '1' },
    pages: [{ title: planter.plant('token', 'page title') }],
    entries,
  };
  return { name: 'secrets.har', format: 'har', content: JSON.stringify({ log }) };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function accessLog(vault: Vault, format: 'combined' | 'common' | 'vhost-combined'): TrafficFile {
  const planter = new Planter(vault, format);
  const line = (target: string, over: { agent?: string; referer?: string; status?: string } = {}) => {
    const time = planter.time();
    const stamp = `${String(time.getUTCDate()).padStart(2, '0')}/${MONTHS[time.getUTCMonth()]}/${time.getUTCFullYear()}:${time.toISOString().slice(11, 19)} +0000`;
    const host = format === 'vhost-combined' ? `${planter.host}:443 ` : '';
    const user = planter.plant('email', 'user');
    const { agent = 'curl/8', referer = '-', status = '200' } = over;
    const tail = format === 'common' ? '' : ` "${referer}" "${agent}"`;
    return `${host}198.51.100.7 ${planter.plant('token', 'identity')} ${user} [${stamp}] "GET ${target} HTTP/1.1" ${status} 12${tail}`;
  };
  const lines = [
    ...planter.targets().map((target) => line(target)),
    line('/v1/plain', { agent: planter.plant('token', 'user agent') }),
    line('/v1/plain', { referer: `https://x.example/${planter.plant('token', 'referer')}` }),
    line(`/v1/%zz${planter.plant('token', 'skipped: percent-encoding')}`),
    line('/v1/plain', { status: planter.plant('token', 'skipped: status') }),
    planter.plant('sentence', 'skipped: prose'),
  ];
  return { name: `${format}.log`, format, content: lines.join('\n') };
}

interface LogEntry {
  planter: Planter;
  target: string;
  headers: Record<string, string>;
  time: Date;
}

const underscored = (prefix: string, headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [prefix + name.replaceAll('-', '_'), value]),
  );

/** One entry as each JSON log writes it. */
const JSON_LOGS: Record<string, (entry: LogEntry) => object> = {
  'nginx-json': ({ planter, target, headers, time }) => ({
    time_iso8601: time.toISOString(),
    remote_addr: planter.client(),
    remote_user: planter.plant('email', 'user'),
    request_method: 'GET',
    request_uri: target,
    scheme: 'https',
    http_host: planter.host,
    status: 200,
    body_bytes_sent: 5,
    request_time: 0.042,
    ssl_protocol: 'TLSv1.3',
    ssl_client_verify: `FAILED:${planter.plant('token', 'client certificate')}`,
    ssl_client_s_dn: `CN=${planter.plant('email', 'certificate subject')}`,
    http_user_agent: planter.plant('token', 'user agent'),
    ...underscored('http_', headers),
  }),
  caddy: ({ planter, target, headers, time }) => ({
    ts: time.getTime() / 1000,
    logger: 'http.log.access.log0',
    msg: 'handled request',
    request: {
      remote_ip: '198.51.100.7',
      client_ip: planter.client(),
      proto: 'HTTP/2.0',
      method: 'GET',
      host: planter.host,
      uri: target,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      tls: {
        version: 772,
        server_name: planter.plant('token', 'TLS server name'),
        client_common_name: planter.plant('email', 'TLS client name'),
      },
    },
    user_id: planter.plant('email', 'user'),
    duration: 0.01,
    size: 5,
    status: 200,
    resp_headers: { 'X-Answer': [planter.plant('token', 'response header')] },
  }),
  traefik: ({ planter, target, headers, time }) => ({
    ClientHost: planter.client(),
    ClientUsername: planter.plant('email', 'user'),
    DownstreamStatus: 200,
    Duration: 42_000_000,
    RequestAddr: planter.host,
    RequestMethod: 'GET',
    RequestPath: target,
    RequestScheme: 'https',
    RouterName: planter.plant('token', 'router'),
    StartUTC: time.toISOString(),
    TLSVersion: '1.3',
    TLSClientSubject: `CN=${planter.plant('email', 'TLS client subject')}`,
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [`request_${name}`, value])),
  }),
  envoy: ({ planter, target, time }) => ({
    start_time: time.toISOString(),
    method: 'GET',
    path: target,
    protocol: 'HTTP/2',
    response_code: 200,
    response_flags: '-',
    bytes_sent: 5,
    duration: 42,
    authority: planter.host,
    downstream_remote_address: `${planter.client()}:123`,
    downstream_tls_version: 'TLSv1.3',
    downstream_peer_subject: `CN=${planter.plant('email', 'peer subject')}`,
    authorization: `Bearer ${planter.plant('jwt', 'authorization')}`,
    user_agent: planter.plant('token', 'user agent'),
    request_id: planter.plant('uuid', 'request id'),
    x_forwarded_for: planter.plant('token', 'X-Forwarded-For'),
    jwt_sub: planter.plant('email', 'subject'),
  }),
  kong: ({ planter, target, headers, time }) => ({
    latencies: { request: 42, kong: 3, proxy: 39 },
    request: {
      method: 'GET',
      uri: target,
      url: `https://${planter.host}${target}`,
      headers,
      size: 5,
      body: JSON.stringify({ a: planter.plant('token', 'body') }),
    },
    response: { status: 200, size: 5, headers: { 'x-answer': planter.plant('token', 'response header') } },
    client_ip: planter.client(),
    consumer: { username: planter.plant('email', 'consumer') },
    started_at: time.getTime(),
  }),
  'aws-api-gateway': ({ planter, target, time }) => ({
    requestId: planter.plant('uuid', 'request id'),
    ip: planter.client(),
    caller: planter.plant('token', 'caller'),
    user: planter.plant('email', 'user'),
    requestTimeEpoch: time.getTime(),
    httpMethod: 'GET',
    path: target,
    status: '200',
    protocol: 'HTTP/1.1',
    responseLength: '5',
    domainName: planter.host,
    userAgent: planter.plant('token', 'user agent'),
    authorizer: { principalId: planter.plant('email', 'principal') },
  }),
  'ecs-json': ({ planter, target, headers, time }) => ({
    '@timestamp': time.toISOString(),
    'http.request.method': 'POST',
    'url.original': target,
    'url.domain': planter.host,
    'url.scheme': 'https',
    'http.response.status_code': 200,
    'client.ip': planter.client(),
    'user.name': planter.plant('email', 'user'),
    'http.request.headers': headers,
    'http.request.mime_type': 'application/json',
    'http.request.body.content': JSON.stringify({
      [planter.plant('token', 'body key')]: planter.plant('card', 'body value'),
    }),
    'tls.client.subject': `CN=${planter.plant('email', 'TLS client subject')}`,
    'user_agent.original': planter.plant('token', 'user agent'),
  }),
};

function jsonLog(vault: Vault, format: string, write: (entry: LogEntry) => object): TrafficFile {
  const planter = new Planter(vault, format);
  const headers = planter.headers();
  const entries = planter
    .targets()
    .map((target, i) =>
      JSON.stringify(
        write({ planter, target, headers: headers[i % headers.length] ?? {}, time: planter.time() }),
      ),
    );
  return {
    name: `${format}.log`,
    format,
    content: [...entries, `{"${planter.plant('token', 'skipped: malformed')}`].join('\n'),
  };
}

function alb(vault: Vault): TrafficFile {
  const planter = new Planter(vault, 'aws-alb');
  const lines = planter
    .targets()
    .map(
      (target) =>
        `https ${planter.time().toISOString().replace('Z', '000Z')} app/lb/50dc 198.51.100.7:41342 10.0.0.4:80 0.001 0.040 0.001 200 200 230 512 "GET https://${planter.host}:443${target} HTTP/2.0" "${planter.plant('token', 'user agent')}" ECDHE TLSv1.2 arn:aws:x "Root=${planter.plant('token', 'trace id')}" "${planter.plant('token', 'TLS server name')}" "arn" 0 2024-05-01T00:00:00.208000Z "forward" "-" "-" "10.0.0.4:80" "200" "-" "-"`,
    );
  return { name: 'aws-alb.log', format: 'aws-alb', content: lines.join('\n') };
}

function envoyText(vault: Vault): TrafficFile {
  const planter = new Planter(vault, 'envoy-text');
  const lines = planter
    .targets()
    .map(
      (target) =>
        `[${planter.time().toISOString()}] "GET ${target} HTTP/2" 200 - 230 512 42 40 "${planter.client()}" "${planter.plant('token', 'user agent')}" "${planter.plant('uuid', 'request id')}" "${planter.host}" "10.0.0.4:80"`,
    );
  return { name: 'envoy-text.log', format: 'envoy-text', content: lines.join('\n') };
}

function istioText(vault: Vault): TrafficFile {
  const planter = new Planter(vault, 'istio-text');
  const lines = planter
    .targets()
    .map(
      (target) =>
        `[${planter.time().toISOString()}] "GET ${target} HTTP/2" 200 - via_upstream - "${planter.plant('token', 'failure')}" 230 512 42 40 "${planter.client()}" "${planter.plant('token', 'user agent')}" "${planter.plant('uuid', 'request id')}" "${planter.host}" "10.0.0.4:80" outbound|80||x 10.0.0.4:1 10.0.0.4:2 ${planter.client()} - ${planter.plant('token', 'route name')}`,
    );
  return { name: 'istio-text.log', format: 'istio-text', content: lines.join('\n') };
}
