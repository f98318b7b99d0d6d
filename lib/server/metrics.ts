import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

interface Meters {
  registry: Registry;
  requests: Counter<'door' | 'status'>;
  requestSeconds: Histogram<'door'>;
  batches: Counter<'outcome'>;
  exchanges: Counter<'outcome'>;
  backlogBytes: Gauge;
  backlogSeconds: Gauge;
  silent: Gauge<'source'>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const holder = globalThis as unknown as { gnomonMeters?: Meters };

/** What became of a batch: `busy` and `unavailable` were refused and may come again. */
export type BatchOutcome = 'done' | 'queued' | 'duplicate' | 'failed' | 'busy' | 'unavailable' | 'error';

/** Counts an answered request. `door` is a name of the permission table, so that there are few of them. */
export function countRequest(door: string, status: number, seconds: number): void {
  meters().requests.inc({ door, status: `${Math.floor(status / 100)}xx` });
  meters().requestSeconds.observe({ door }, seconds);
}

export function countBatch(outcome: BatchOutcome, exchanges: { counted: number; skipped: number }): void {
  meters().batches.inc({ outcome });
  meters().exchanges.inc({ outcome: 'counted' }, exchanges.counted);
  meters().exchanges.inc({ outcome: 'skipped' }, exchanges.skipped);
}

/** What is measured only when somebody asks. */
export interface Readings {
  backlog: { bytes: number; waitedMs: number };
  silentSources: readonly string[];
}

/** Everything, in the text format of Prometheus (0.0.4), and its content type. */
export async function printMetrics(readings: Readings): Promise<{ text: string; type: string }> {
  const { registry, backlogBytes, backlogSeconds, silent } = meters();
  backlogBytes.set(readings.backlog.bytes);
  backlogSeconds.set(readings.backlog.waitedMs / 1000);
  silent.reset();
  for (const source of readings.silentSources) silent.set({ source }, 1);
  return { text: await registry.metrics(), type: registry.contentType };
}

/** One set a process, whichever part of the server counts. */
function meters(): Meters {
  holder.gnomonMeters ??= create();
  return holder.gnomonMeters;
}

function create(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'gnomon_http_requests_total',
      help: 'Requests to the API, by door and class of status.',
      labelNames: ['door', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'gnomon_http_request_duration_seconds',
      help: 'Seconds to the answer of the API, by door.',
      labelNames: ['door'],
      buckets: SECONDS,
      registers,
    }),
    batches: new Counter({
      name: 'gnomon_batches_total',
      help: 'Delivered batches and files, by what became of them.',
      labelNames: ['outcome'],
      registers,
    }),
    exchanges: new Counter({
      name: 'gnomon_exchanges_total',
      help: 'Records of traffic in what was delivered.',
      labelNames: ['outcome'],
      registers,
    }),
    backlogBytes: new Gauge({
      name: 'gnomon_backlog_bytes',
      help: 'Committed and not yet in the inventory.',
      registers,
    }),
    backlogSeconds: new Gauge({
      name: 'gnomon_backlog_seconds',
      help: 'For how long the oldest of it has waited.',
      registers,
    }),
    silent: new Gauge({
      name: 'gnomon_source_silent',
      help: '1 for each source that delivers by itself and has not for over three times its usual gap.',
      labelNames: ['source'],
      registers,
    }),
  };
}
