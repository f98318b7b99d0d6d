import { byteChunks } from './byte-chunks';
import { ESTATE } from './estate';
import { specFileName, writeSpec } from './specs/write-spec';
import { allStreams } from './traffic/all-streams';
import { Calendar, DAY_MS } from './traffic/calendar';
import { Callers } from './traffic/callers';
import { Schedule } from './traffic/schedule';
import type { SourceName, WireExchange } from './traffic/wire-exchange';
import { envoyLine } from './traffic/write-envoy';
import { harText } from './traffic/write-har';
import { ndjsonLine } from './traffic/write-ndjson';
import { vhostCombinedLine } from './traffic/write-vhost-combined';

export interface DemoUpload {
  /** `orders/openapi-2026-09-02.yaml`: where it says it comes from. */
  name: string;
  /** Name of the API that a document belongs to; traffic finds its APIs by itself. */
  api?: string;
  /** As `--format` has it, where the content alone might not say. */
  format?: string;
  /** An iterable can be read more than once. */
  bytes: Uint8Array | Iterable<Uint8Array>;
}

export interface DemoOptions {
  seed: number;
  now: Date;
  /** Gnomon's own OpenAPI document. */
  ownSpec?: string;
}

const GATEWAY_PARTS = 9;

function* specUploads(nowMs: number): Generator<DemoUpload> {
  const encoder = new TextEncoder();
  for (const api of ESTATE) {
    for (const [index, { version, format, daysAgo }] of api.revisions.entries()) {
      const text = writeSpec({ api, number: index + 1, version, nowMs }, format);
      yield {
        name: `${api.key}/${specFileName(format, nowMs - daysAgo * DAY_MS)}`,
        api: api.title,
        bytes: encoder.encode(text),
      };
    }
  }
}

function* trafficUploads(seed: string, nowMs: number): Generator<DemoUpload> {
  const streams = allStreams(ESTATE, new Calendar(nowMs));
  const schedule = new Schedule({ seed, nowMs, callers: new Callers(seed), streams });
  function* lines(write: (exchange: WireExchange) => string, source: SourceName, part = 0, parts = 1) {
    for (const exchange of schedule.exchanges(source, part, parts)) yield write(exchange);
  }
  for (let part = 0; part < GATEWAY_PARTS; part++) {
    const name = `gateway/exchanges-${String(part + 1).padStart(2, '0')}.ndjson`;
    yield {
      name,
      format: 'ndjson',
      bytes: byteChunks(() => lines(ndjsonLine, 'gateway', part, GATEWAY_PARTS)),
    };
  }
  yield {
    name: 'edge/halden-roe-access.log',
    format: 'vhost-combined',
    bytes: byteChunks(() => lines(vhostCombinedLine, 'edge')),
  };
  yield { name: 'mesh/notify-envoy.jsonl', bytes: byteChunks(() => lines(envoyLine, 'mesh')) };
  yield {
    name: 'browser/back-office.har',
    format: 'har',
    bytes: byteChunks(() => harText(schedule.exchanges('browser'))),
  };
}

/** Everything that fills the demo estate, in the order to import it: documents, the oldest revision first, then traffic. */
export function* demoUploads({ seed, now, ownSpec }: DemoOptions): Generator<DemoUpload> {
  const nowMs = now.getTime();
  if (ownSpec !== undefined)
    yield { name: 'gnomon/openapi.json', api: 'Gnomon', bytes: new TextEncoder().encode(ownSpec) };
  yield* specUploads(nowMs);
  yield* trafficUploads(String(seed), nowMs);
}
