import type { WireExchange } from './wire-exchange';

/** One line of Gnomon's exchange format, its end included. */
export function ndjsonLine(exchange: WireExchange): string {
  const { query, requestBody, responseBody, tls, authentication } = exchange;
  const target = `${exchange.path}${query === '' ? '' : `?${query}`}`;
  return `${JSON.stringify({
    time: new Date(exchange.atMs).toISOString(),
    method: exchange.method,
    url: `${exchange.scheme}://${exchange.host}${target}`,
    status: exchange.status,
    clientIp: exchange.clientIp,
    latencyMs: exchange.latencyMs,
    requestBytes: exchange.requestBytes,
    responseBytes: exchange.responseBytes,
    tls: tls ?? 'none',
    authentication,
    requestHeaders: exchange.requestHeaders,
    responseHeaders: exchange.responseHeaders,
    requestBody,
    responseBody,
  })}\n`;
}
