import {
  Exchange,
  METHODS,
  type Method,
  type Scheme,
  type StatedAuthentication,
} from '@/lib/contracts/exchange';
import type { HeaderFields, Slice } from '@/lib/contracts/slice';

/** An exchange in words. What is left out is unobservable; headers given as pairs are observed. */
export interface ExchangeWords {
  timeMs?: number;
  method?: Method;
  scheme?: Scheme;
  host?: string;
  path?: string;
  query?: string;
  status?: number;
  requestHeaders?: readonly (readonly [string, string])[];
  responseHeaders?: readonly (readonly [string, string])[];
  requestCookies?: string;
  requestBody?: string;
  responseBody?: string;
  requestType?: string;
  client?: string;
  latencyMs?: number;
  requestBytes?: number;
  responseBytes?: number;
  tls?: number;
  hasClientCertificate?: boolean;
  authentication?: StatedAuthentication;
}

const encoder = new TextEncoder();

export function buildExchange(words: ExchangeWords): Exchange {
  const exchange = new Exchange();
  exchange.timeMs = words.timeMs ?? Date.UTC(2026, 0, 15, 12);
  exchange.method = METHODS.indexOf(words.method ?? 'GET');
  exchange.scheme = words.scheme ?? '';
  exchange.status = words.status ?? 200;
  exchange.latencyMs = words.latencyMs ?? -1;
  exchange.requestBytes = words.requestBytes ?? -1;
  exchange.responseBytes = words.responseBytes ?? -1;
  exchange.tls = words.tls ?? -1;
  exchange.hasClientCertificate = words.hasClientCertificate ?? false;
  exchange.authentication = words.authentication ?? '';
  fill(exchange.host, words.host);
  fill(exchange.path, words.path ?? '/things');
  fill(exchange.query, words.query);
  fill(exchange.requestCookies, words.requestCookies);
  fill(exchange.requestBody, words.requestBody);
  fill(exchange.responseBody, words.responseBody);
  fill(exchange.requestType, words.requestType);
  fill(exchange.client, words.client);
  fillHeaders(exchange.requestHeaders, words.requestHeaders);
  fillHeaders(exchange.responseHeaders, words.responseHeaders);
  return exchange;
}

function fill(slice: Slice, text: string | undefined): void {
  if (text === undefined) return;
  const bytes = encoder.encode(text);
  slice.set(bytes, 0, bytes.length);
}

function fillHeaders(headers: HeaderFields, pairs: readonly (readonly [string, string])[] | undefined): void {
  if (pairs === undefined) return;
  const parts = pairs.map(([name, value]) => [encoder.encode(name), encoder.encode(value)] as const);
  const bytes = new Uint8Array(parts.reduce((sum, [name, value]) => sum + name.length + value.length, 0));
  headers.begin(bytes);
  let at = 0;
  for (const [name, value] of parts) {
    bytes.set(name, at);
    bytes.set(value, at + name.length);
    const valueAt = at + name.length;
    at = valueAt + value.length;
    headers.add(valueAt - name.length, valueAt, valueAt, at);
  }
}
