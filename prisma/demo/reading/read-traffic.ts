import type { DemoUpload } from '../demo-uploads';
import { textOf } from './upload-text';

/** One exchange, read back from the bytes of an upload. */
export interface ReadExchange {
  source: string;
  timeMs: number;
  method: string;
  host: string;
  path: string;
  query: string;
  status: number;
  clientIp: string;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  requestBody?: unknown;
  responseBody?: unknown;
  responseBytes: number;
  isPlaintext: boolean;
  tls?: string;
  authentication?: string;
}

function fromUrl(url: string) {
  const match = /^(https?):\/\/([^/]+)([^?]*)\??(.*)$/.exec(url);
  if (!match) throw new Error(`Not a URL: ${url}`);
  const [, scheme = '', host = '', path = '', query = ''] = match;
  return { host, path, query, isPlaintext: scheme === 'http' };
}

function readNdjson(line: string): ReadExchange {
  const record = JSON.parse(line);
  return { ...record, ...fromUrl(record.url), source: 'gateway', timeMs: Date.parse(record.time) };
}

const COMBINED =
  /^(\S+):(\d+) (\S+) - - \[(\d+)\/(\w+)\/(\d+):(\S+) \+0000\] "(\S+) ([^? ]*)\??(\S*) HTTP\/1\.1" (\d+) (\d+) "-" "[^"]*"$/;

function readCombined(line: string): ReadExchange {
  const match = COMBINED.exec(line);
  if (!match) throw new Error(`Not a combined line: ${line}`);
  const [
    ,
    host = '',
    port,
    clientIp = '',
    day,
    month,
    year,
    clock,
    method = '',
    path = '',
    query = '',
    status,
    bytes,
  ] = match;
  return {
    source: 'edge',
    timeMs: Date.parse(`${day} ${month} ${year} ${clock} GMT`),
    method,
    host,
    path,
    query,
    status: Number(status),
    clientIp,
    requestHeaders: {},
    responseHeaders: {},
    responseBytes: Number(bytes),
    isPlaintext: port === '80',
  };
}

function readEnvoy(line: string): ReadExchange {
  const record = JSON.parse(line);
  const [path, query = ''] = record.path.split('?');
  return {
    source: 'mesh',
    timeMs: Date.parse(record.start_time),
    method: record.method,
    host: record.authority,
    path,
    query,
    status: record.response_code,
    clientIp: record.x_forwarded_for,
    requestHeaders: {},
    responseHeaders: {},
    responseBytes: record.bytes_sent,
    isPlaintext: false,
  };
}

type HarHeaders = { name: string; value: string }[];
const headersOf = (headers: HarHeaders) =>
  Object.fromEntries(headers.map(({ name, value }) => [name, value]));

function readHar(text: string): ReadExchange[] {
  return JSON.parse(text).log.entries.map(
    (entry: {
      startedDateTime: string;
      request: { method: string; url: string; headers: HarHeaders };
      response: { status: number; headers: HarHeaders; content: { size: number } };
    }) => ({
      ...fromUrl(entry.request.url),
      source: 'browser',
      timeMs: Date.parse(entry.startedDateTime),
      method: entry.request.method,
      status: entry.response.status,
      clientIp: '',
      requestHeaders: headersOf(entry.request.headers),
      responseHeaders: headersOf(entry.response.headers),
      responseBytes: entry.response.content.size,
    }),
  );
}

export function readTraffic(upload: DemoUpload): ReadExchange[] {
  const text = textOf(upload);
  if (upload.name.endsWith('.har')) return readHar(text);
  const read = upload.name.endsWith('.ndjson')
    ? readNdjson
    : upload.name.endsWith('.log')
      ? readCombined
      : readEnvoy;
  return text.trimEnd().split('\n').map(read);
}
