import type { ConnectGuide } from '@/lib/contracts/connect';

/** How each traffic format is logged. The snippets are those of docs/sources; a test compares them. */
export const CONNECT_GUIDES: readonly ConnectGuide[] = [
  {
    format: 'nginx-json',
    title: 'nginx, JSON',
    shows:
      'Headers that you log; whether credentials came, once the authorization header is logged. No bodies.',
    configure: 'Add the format to the `http` block and log to it.',
    snippet: `log_format gnomon escape=json '{'
  '"time_iso8601":"$time_iso8601","remote_addr":"$remote_addr","remote_user":"$remote_user",'
  '"request_method":"$request_method","request_uri":"$request_uri","http_host":"$http_host","scheme":"$scheme",'
  '"status":"$status","request_length":"$request_length","body_bytes_sent":"$body_bytes_sent",'
  '"request_time":"$request_time","ssl_protocol":"$ssl_protocol","ssl_client_verify":"$ssl_client_verify",'
  '"http_user_agent":"$http_user_agent","http_authorization":"$has_authorization"'
'}';
map $http_authorization $has_authorization { "" ""; default "REDACTED"; }
access_log /var/log/nginx/gnomon.log gnomon;`,
    file: '/var/log/nginx/gnomon.log',
    delivery: 'follow',
  },
  {
    format: 'combined',
    title: 'nginx or Apache, combined',
    shows: 'Request lines, statuses and clients. No host, no headers, no bodies: nothing about credentials.',
    configure: 'nginx logs so by default. Say which API it is with `--api`, as the log shows no host.',
    snippet: null,
    file: 'access.log',
    delivery: 'follow',
  },
  {
    format: 'common',
    title: 'Common log',
    shows: 'As combined, without referer and agent.',
    configure: 'Apache’s `common` format. Say which API it is with `--api`.',
    snippet: null,
    file: 'access_log',
    delivery: 'follow',
  },
  {
    format: 'vhost-combined',
    title: 'Apache, vhost_combined',
    shows: 'Hosts, request lines, statuses and clients. No headers, no bodies.',
    configure:
      'In the virtual host or the server’s configuration: `CustomLog logs/access.log vhost_combined`',
    snippet: null,
    file: 'access.log',
    delivery: 'follow',
  },
  {
    format: 'apache-json',
    title: 'Apache, JSON',
    shows: 'Whether credentials came, hosts, schemes and agents. No other headers, no bodies.',
    configure: 'In the server’s configuration, outside the virtual hosts or in each.',
    snippet: String.raw`SetEnvIf Authorization . gnomon_auth=REDACTED
SetEnvIfExpr "%{REQUEST_SCHEME} =~ /(.+)/" gnomon_scheme=$1
LogFormat "{\"time\":\"%{%Y-%m-%dT%H:%M:%S}t.%{msec_frac}t%{%z}t\",\"remote_host\":\"%a\",\"user\":\"%u\",\"method\":\"%m\",\"uri\":\"%U\",\"query\":\"%q\",\"vhost\":\"%{Host}i\",\"scheme\":\"%{gnomon_scheme}e\",\"status\":\"%>s\",\"response_bytes\":\"%B\",\"duration_us\":\"%D\",\"user_agent\":\"%{User-Agent}i\",\"authorization\":\"%{gnomon_auth}e\"}" gnomon
CustomLog /var/log/apache2/gnomon.log gnomon`,
    file: '/var/log/apache2/gnomon.log',
    delivery: 'follow',
  },
  {
    format: 'envoy',
    title: 'Envoy or Istio, JSON',
    shows: 'Headers that you log; whether credentials came; mutual TLS. No bodies.',
    configure: 'Give the listener’s connection manager this access log.',
    snippet: `access_log:
  - name: envoy.access_loggers.file
    typed_config:
      "@type": type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog
      path: /var/log/envoy/gnomon.log
      log_format:
        json_format:
          start_time: "%START_TIME%"
          method: "%REQ(:METHOD)%"
          path: "%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%"
          authority: "%REQ(:AUTHORITY)%"
          response_code: "%RESPONSE_CODE%"
          bytes_received: "%BYTES_RECEIVED%"
          bytes_sent: "%BYTES_SENT%"
          duration: "%DURATION%"
          downstream_remote_address: "%DOWNSTREAM_REMOTE_ADDRESS%"
          downstream_tls_version: "%DOWNSTREAM_TLS_VERSION%"
          downstream_peer_subject: "%DOWNSTREAM_PEER_SUBJECT%"
          user_agent: "%REQ(USER-AGENT)%"
          authorization: "%REQ(AUTHORIZATION):6%"`,
    file: '/var/log/envoy/gnomon.log',
    delivery: 'follow',
  },
  {
    format: 'envoy-text',
    title: 'Envoy, its default text',
    shows: 'Request lines, statuses and clients. Nothing about credentials, no TLS.',
    configure: 'Envoy writes it without any format. JSON shows more.',
    snippet: null,
    file: 'envoy.log',
    delivery: 'follow',
  },
  {
    format: 'istio-text',
    title: 'Istio, its default text',
    shows: 'Request lines, statuses and clients. Nothing about credentials.',
    configure: 'Istio writes it since 1.9 without any format. JSON shows more.',
    snippet: null,
    file: 'istio-proxy.log',
    delivery: 'follow',
  },
  {
    format: 'kong',
    title: 'Kong',
    shows: 'All headers; whether credentials came. No bodies.',
    configure: 'Let the http-log plugin send to Gnomon, with a token that has the scope `intake`.',
    snippet: `curl -X POST http://kong:8001/plugins \\
  -d name=http-log \\
  -d config.http_endpoint=https://gnomon.example.com/api/v1/sources/kong/batches \\
  -d config.content_type=application/json \\
  -d config.headers.Authorization="Bearer $GNOMON_TOKEN" \\
  -d config.queue.max_batch_size=100`,
    file: '/var/log/kong/gnomon.log',
    delivery: 'push',
  },
  {
    format: 'caddy',
    title: 'Caddy',
    shows: 'All headers; whether credentials came, which Caddy redacts. No bodies.',
    configure: 'Turn on the access log of the site.',
    snippet: `api.example.com {
    log {
        output file /var/log/caddy/access.log {
            roll_uncompressed
        }
        format json
    }
}`,
    file: '/var/log/caddy/access.log',
    delivery: 'follow',
  },
  {
    format: 'traefik',
    title: 'Traefik',
    shows: 'Headers that you keep; whether credentials came. No bodies.',
    configure: 'Turn on the access log as JSON and keep these headers.',
    snippet: `accessLog:
  filePath: /var/log/traefik/access.log
  format: json
  fields:
    headers:
      defaultMode: drop
      names: { User-Agent: keep, Authorization: redact, Content-Type: keep }`,
    file: '/var/log/traefik/access.log',
    delivery: 'follow',
  },
  {
    format: 'haproxy',
    title: 'HAProxy',
    shows: 'Headers that you capture; whether credentials came. No bodies.',
    configure: 'In the frontend. `log stdout format raw local0` writes it to a file, or let syslog do so.',
    snippet: `http-request set-var(txn.gnomon_auth) str(REDACTED) if { req.hdr(authorization) -m found }
http-request set-var(txn.gnomon_host) req.hdr(host)
http-request set-var(txn.gnomon_agent) req.hdr(user-agent)
log-format '{"accept_ms":"%Ts%ms","client":"%ci","method":"%HM","uri":"%[capture.req.uri,json(utf8s)]","host":"%[var(txn.gnomon_host),json(utf8s)]","status":"%ST","request_bytes":"%U","response_bytes":"%B","total_ms":"%Ta","tls":"%sslv","client_certificate":"%[ssl_c_s_dn,json(utf8s)]","user_agent":"%[var(txn.gnomon_agent),json(utf8s)]","authorization":"%[var(txn.gnomon_auth)]"}'`,
    file: '/var/log/haproxy.log',
    delivery: 'follow',
  },
  {
    format: 'aws-api-gateway',
    title: 'AWS API Gateway',
    shows: 'Credentials through the principal or key. No headers, no bodies.',
    configure: 'Stage → Logs → Log format:',
    snippet: `{
  "requestId": "$context.requestId",
  "requestTimeEpoch": "$context.requestTimeEpoch",
  "httpMethod": "$context.httpMethod",
  "path": "$context.path",
  "resourcePath": "$context.resourcePath",
  "routeKey": "$context.routeKey",
  "status": "$context.status",
  "domainName": "$context.domainName",
  "ip": "$context.identity.sourceIp",
  "userAgent": "$context.identity.userAgent",
  "responseLength": "$context.responseLength",
  "responseLatency": "$context.responseLatency",
  "principalId": "$context.authorizer.principalId",
  "apiKeyId": "$context.identity.apiKeyId",
  "clientCertSubject": "$context.identity.clientCert.subjectDN"
}`,
    file: 'api-gateway.log',
    delivery: 'follow',
  },
  {
    format: 'aws-alb',
    title: 'AWS load balancer',
    shows: 'Request lines, statuses, TLS. No headers, no bodies, nothing about credentials.',
    configure: 'Turn on access logs to S3, then fetch them: `aws s3 cp --recursive s3://BUCKET/AWSLogs/ .`',
    snippet: null,
    file: 'app.elb.log.gz',
    delivery: 'follow',
  },
  {
    format: 'ecs-json',
    title: 'ECS or OpenTelemetry names',
    shows: 'What is logged, headers and bodies too.',
    configure:
      'Point Filebeat, Elastic Agent or the collector’s file exporter at a file of JSON lines like this one.',
    snippet: `{
  "@timestamp": "2026-03-04T09:12:01.250Z",
  "http.request.method": "GET",
  "url.path": "/v1/customers/1042",
  "url.domain": "api.example.com",
  "http.response.status_code": 200,
  "source.ip": "203.0.113.7",
  "event.duration": 42000000
}`,
    file: 'access.json',
    delivery: 'follow',
  },
  {
    format: 'otlp-protobuf',
    title: 'OpenTelemetry SDK',
    shows:
      'Routes as your framework declares them; headers that you capture. No bodies. Spans come in by themselves, as requests are served.',
    configure:
      'Set this where the instrumented server runs, with a token of scope `intake`. The steps below are for spans in a file.',
    snippet: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://gnomon.example.com/v1/traces?source=shop
OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_TRACES_HEADERS=authorization=Bearer%20gnomon_…
OTEL_SEMCONV_STABILITY_OPT_IN=http`,
    file: 'traces.pb',
    delivery: 'push',
  },
  {
    format: 'otlp-json',
    title: 'OpenTelemetry Collector',
    shows:
      'Routes as frameworks declare them; headers that they capture. No bodies. Spans come in by themselves, as requests are served.',
    configure:
      'Add the exporter to the Collector’s configuration. The steps below are for what its file exporter writes.',
    snippet: `processors:
  filter/servers:
    error_mode: ignore
    traces:
      span:
        - kind != SPAN_KIND_SERVER
exporters:
  otlphttp/gnomon:
    traces_endpoint: https://gnomon.example.com/v1/traces?source=edge
    compression: gzip
    headers:
      authorization: Bearer \${env:GNOMON_TOKEN}
service:
  pipelines:
    traces/gnomon:
      receivers: [otlp]
      processors: [filter/servers, batch]
      exporters: [otlphttp/gnomon]`,
    file: 'traces.json',
    delivery: 'push',
  },
  {
    format: 'ndjson',
    title: 'Node: http, Express, Fastify',
    shows:
      'Everything: headers, bodies, whether credentials came, the route that matched. Values of credentials stay in your process.',
    configure:
      'Import it where the server is made, with a token of scope `intake`. The steps below are for exchanges in a file.',
    snippet: `import { capture } from 'gnomon/middleware';

const gnomon = capture({
  server: process.env.GNOMON_URL,
  token: process.env.GNOMON_TOKEN,
  source: 'shop',
});

gnomon.attach(server); // a server of node:http
app.use(gnomon.express()); // Express, before everything else
await fastify.register(gnomon.fastify); // Fastify, before the routes`,
    file: 'exchanges.ndjson',
    delivery: 'push',
  },
  {
    format: 'ndjson',
    title: 'Your own program',
    shows: 'Everything: headers, bodies, credentials, the route that matched.',
    configure: 'Write one JSON object a line.',
    snippet: `{
  "time": "2026-03-04T09:12:01.250Z",
  "method": "GET",
  "url": "https://api.example.com/v1/customers/1042?expand=orders",
  "status": 200,
  "requestHeaders": { "authorization": "Bearer …" },
  "responseHeaders": { "content-type": "application/json" },
  "responseBody": { "id": 1042 },
  "clientIp": "203.0.113.7",
  "latencyMs": 42.5,
  "tls": "1.3"
}`,
    file: 'exchanges.ndjson',
    delivery: 'follow',
  },
  {
    format: 'har',
    title: 'Browser or proxy recording (HAR)',
    shows: 'Everything but clients and TLS.',
    configure:
      'Developer tools → Network → Export HAR, with sensitive data: otherwise calls seem to come without credentials.',
    snippet: null,
    file: 'recording.har',
    delivery: 'file',
  },
];
