import { Random } from '../random';
import { uuid } from '../values/identifiers';
import type { WireExchange } from './wire-exchange';

/** One line of Envoy's JSON access log, with the members that Istio gives it. */
export function envoyLine(exchange: WireExchange): string {
  const { query } = exchange;
  const random = new Random(
    `envoy/${exchange.clientIp}/${exchange.path}/${exchange.latencyMs}/${exchange.responseBytes}`,
  );
  return `${JSON.stringify({
    authority: exchange.host,
    bytes_received: exchange.requestBytes,
    bytes_sent: exchange.responseBytes,
    connection_termination_details: null,
    downstream_local_address: '10.20.0.15:8443',
    downstream_remote_address: `${exchange.clientIp}:${random.integer(32_768, 60_999)}`,
    duration: exchange.latencyMs,
    method: exchange.method,
    path: `${exchange.path}${query === '' ? '' : `?${query}`}`,
    protocol: 'HTTP/2',
    request_id: uuid(random),
    requested_server_name: exchange.host,
    response_code: exchange.status,
    response_code_details: 'via_upstream',
    response_flags: exchange.status === 503 ? 'UF' : '-',
    route_name: 'default',
    start_time: new Date(exchange.atMs).toISOString(),
    upstream_cluster: 'inbound|8443||',
    upstream_host: '10.20.0.15:8443',
    upstream_service_time: String(Math.max(1, exchange.latencyMs - 1)),
    user_agent: exchange.agent,
    x_forwarded_for: exchange.clientIp,
  })}\n`;
}
