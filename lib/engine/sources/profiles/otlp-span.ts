import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/**
 * The HTTP attributes of a server's span, the stable names before the older ones. Times and what the span says of its
 * host are not among them. `_OTHER` is what OpenTelemetry writes for a method that it does not know.
 */
export const otlpSpan: JsonLogProfile = {
  id: 'otlp-span',
  title: 'OpenTelemetry server span',
  fields: {
    method: ['http.request.method_original', 'http.request.method', 'http.method'],
    url: ['url.full', 'http.url', 'http.target'],
    path: 'url.path',
    query: 'url.query',
    scheme: ['url.scheme', 'http.scheme'],
    status: ['http.response.status_code', 'http.status_code'],
    client: ['client.address', 'http.client_ip', 'network.peer.address', 'net.sock.peer.addr', 'net.peer.ip'],
    requestBytes: ['http.request.body.size', 'http.request_content_length', 'http.request.size'],
    responseBytes: ['http.response.body.size', 'http.response_content_length', 'http.response.size'],
    tls: 'tls.protocol.version',
    clientCertificate: ['tls.client.subject', 'tls.client.certificate', 'tls.client.hash.sha256'],
    route: 'http.route',
    user: ['user.id', 'user.name', 'enduser.id'],
  },
  requestHeader: { 'User-Agent': ['user_agent.original', 'http.user_agent'] },
  requestHeaderPrefix: 'http.request.header.',
  responseHeaderPrefix: 'http.response.header.',
};
