import type { JsonValue } from '../values/model-values';
import type { Headers, WireExchange } from './wire-exchange';

const pairs = (headers: Headers) => Object.entries(headers).map(([name, value]) => ({ name, value }));

function queryPairs(query: string): { name: string; value: string }[] {
  return query === '' ? [] : [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

const textOf = (body: JsonValue) => (typeof body === 'string' ? body : JSON.stringify(body));

function entryOf(exchange: WireExchange): unknown {
  const { query, requestBody, responseBody, latencyMs } = exchange;
  const wait = Math.max(1, latencyMs - 2);
  return {
    startedDateTime: new Date(exchange.atMs).toISOString(),
    time: wait + 2,
    request: {
      method: exchange.method,
      url: `${exchange.scheme}://${exchange.host}${exchange.path}${query === '' ? '' : `?${query}`}`,
      httpVersion: 'HTTP/2',
      cookies: [],
      headers: pairs(exchange.requestHeaders),
      queryString: queryPairs(query),
      ...(requestBody === undefined
        ? {}
        : { postData: { mimeType: 'application/json', text: textOf(requestBody) } }),
      headersSize: -1,
      bodySize: exchange.requestBytes,
    },
    response: {
      status: exchange.status,
      statusText: '',
      httpVersion: 'HTTP/2',
      cookies: [],
      headers: pairs(exchange.responseHeaders),
      content: {
        size: exchange.responseBytes,
        mimeType: exchange.responseHeaders['content-type'] ?? 'application/json',
        ...(responseBody === undefined ? {} : { text: textOf(responseBody) }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: exchange.responseBytes,
    },
    cache: {},
    timings: { send: 1, wait, receive: 1 },
  };
}

/** A HAR 1.2 file, entry by entry. */
export function* harText(exchanges: Iterable<WireExchange>): Generator<string> {
  yield '{"log":{"version":"1.2","creator":{"name":"Firefox","version":"140.0"},"pages":[],"entries":[\n';
  let isFirst = true;
  for (const exchange of exchanges) {
    yield `${isFirst ? '' : ',\n'}${JSON.stringify(entryOf(exchange))}`;
    isFirst = false;
  }
  yield '\n]}}\n';
}
