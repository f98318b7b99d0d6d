import type { AggregateSummary, DayCounts, PathClass, Quantiles } from '@/lib/contracts/evidence';
import { NameLexicon } from '@/lib/engine/lexicon/name-lexicon';
import { type Aggregate, type Details, STATUS_WIDTH } from './aggregate';
import { estimateCallers, highestKept } from './callers';
import { CLASS_WIDTH } from './class-counts';
import { listCredentials } from './credentials';
import { isCredible } from './credible-class';
import { listBody, listPlace, toClass } from './fields/list-fields';
import { quantile } from './histogram';
import { POSITION } from './path-classes';
import { listSignals } from './signals/signal-rows';
import type { Rows } from './sorted-rows';
import { isSuccess } from './status';
import {
  ANONYMOUS,
  AUTHENTICATED,
  CLIENT_ERRORS,
  dayOf,
  HOUR_MS,
  REQUESTS,
  SERVER_ERRORS,
  SUCCESSES,
  TIMELINE_WIDTH,
  type Timeline,
} from './timeline';
import { HTTP, HTTPS, type Transport } from './transport';

const DAY_MS = 24 * HOUR_MS;
const LEXICON = new NameLexicon();
const NO_DETAILS: Partial<Details> = {};

/** Reads an aggregate out for people and rules. O(its size); `aggregate.requests` alone is cheaper. */
export function summarise(aggregate: Aggregate): AggregateSummary {
  const { timeline } = aggregate;
  const details = aggregate.details ?? (NO_DETAILS as Details);
  const present = totalOf(timeline, AUTHENTICATED);
  const absent = totalOf(timeline, ANONYMOUS);
  const statuses = listStatuses(aggregate.statuses);
  const successes = statuses.reduce((sum, { status, count }) => (isSuccess(status) ? sum + count : sum), 0);
  return {
    requests: aggregate.requests,
    successes,
    firstMs: finite(aggregate.firstMs),
    lastMs: finite(aggregate.lastMs),
    firstProvingMs: finite(aggregate.firstProvingMs),
    lastProvingMs: finite(aggregate.lastProvingMs),
    statuses,
    days: listDays(timeline),
    credentials: {
      present,
      absent,
      unobservable: successes - present - absent,
      kinds: listCredentials(details.credentials ?? null),
    },
    callers: aggregate.callers === null ? null : estimateCallers(aggregate.callers),
    latencyMs: quantiles(details.latency ?? null, 1000),
    requestBytes: quantiles(details.requestBytes ?? null, 1),
    responseBytes: quantiles(aggregate.responseBytes, 1),
    hosts: (details.hosts?.kept ?? [])
      .map(({ name, count }) => ({ host: name.text, count }))
      .sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : 1)),
    otherHosts: details.hosts?.others ?? 0,
    transport: details.transport ? summariseTransport(details.transport) : null,
    throttling: details.throttling
      ? {
          withLimits: details.throttling.withLimits,
          lastLimitsMs: hourMs(details.throttling.lastLimitsHour),
          withRetryAfter: details.throttling.withRetryAfter,
          lastRetryAfterMs: hourMs(details.throttling.lastRetryAfterHour),
        }
      : null,
    deprecationMs: known(details.lifecycle?.deprecationAtMs),
    sunsetMs: known(details.lifecycle?.sunsetAtMs),
    pathClasses: listPathClasses(details.pathClasses ?? null, aggregate.requests),
    fields: [
      ...listPlace('query', details.query ?? null, LEXICON),
      ...listPlace('header', details.headers ?? null, LEXICON),
      ...listPlace('cookie', details.cookies ?? null, LEXICON),
      ...listBody('request', details.request ?? null, LEXICON),
      ...listBody('response', details.response ?? null, LEXICON),
      ...listPlace('responseHeader', details.responseHeaders ?? null, LEXICON),
    ],
    visibility: {
      requestHeaders: details.visible?.requestHeaders ?? 0,
      responseHeaders: details.visible?.responseHeaders ?? 0,
      requestBody: details.visible?.requestBody ?? 0,
      responseBody: details.visible?.responseBody ?? 0,
      client: aggregate.clientsShown,
    },
    signals: listSignals(aggregate.signals),
    peaks: aggregate.peaks?.list(highestKept(aggregate.callers)) ?? [],
  };
}

function listStatuses(rows: Rows): AggregateSummary['statuses'] {
  const statuses = [];
  for (let i = 0; i < rows.length; i += STATUS_WIDTH) {
    statuses.push({
      status: rows[i] as number,
      count: rows[i + 1] as number,
      anonymous: rows[i + 2] as number,
    });
  }
  return statuses;
}

function listDays({ hours, days }: Timeline): DayCounts[] {
  const list: DayCounts[] = [];
  for (let i = 0; days !== null && i < days.length; i += TIMELINE_WIDTH)
    list.push(toDay(days[i] as number, days, i));
  for (let i = 0; i < hours.length; i += TIMELINE_WIDTH) {
    const hour = toDay(dayOf(hours[i] as number), hours, i);
    const last = list[list.length - 1];
    if (last?.dayMs === hour.dayMs) list[list.length - 1] = addDays(last, hour);
    else list.push(hour);
  }
  return list;
}

function toDay(day: number, rows: Rows, at: number): DayCounts {
  return {
    dayMs: day * DAY_MS,
    requests: rows[at + REQUESTS] as number,
    successes: rows[at + SUCCESSES] as number,
    clientErrors: rows[at + CLIENT_ERRORS] as number,
    serverErrors: rows[at + SERVER_ERRORS] as number,
    authenticated: rows[at + AUTHENTICATED] as number,
    anonymous: rows[at + ANONYMOUS] as number,
  };
}

function addDays(one: DayCounts, other: DayCounts): DayCounts {
  return {
    dayMs: one.dayMs,
    requests: one.requests + other.requests,
    successes: one.successes + other.successes,
    clientErrors: one.clientErrors + other.clientErrors,
    serverErrors: one.serverErrors + other.serverErrors,
    authenticated: one.authenticated + other.authenticated,
    anonymous: one.anonymous + other.anonymous,
  };
}

function totalOf({ hours, days, older }: Timeline, column: number): number {
  let total = 0;
  for (const rows of [hours, days, older]) {
    for (let i = column; rows !== null && i < rows.length; i += TIMELINE_WIDTH) total += rows[i] as number;
  }
  return total;
}

function quantiles(histogram: Rows | null, unit: number): Quantiles | null {
  const p50 = quantile(histogram, 0.5);
  const p95 = quantile(histogram, 0.95);
  return p50 === null || p95 === null ? null : { p50: p50 / unit, p95: p95 / unit };
}

function summariseTransport(transport: Transport): NonNullable<AggregateSummary['transport']> {
  const seen = [];
  for (let i = 0; i < transport.seen.length; i += 2) {
    seen.push({ name: carrierName(transport.seen[i] as number), count: transport.seen[i + 1] as number });
  }
  return {
    seen,
    plaintextSuccesses: transport.plaintextSuccesses,
    lastPlaintextMs: hourMs(transport.lastPlaintextHour),
    withHsts: transport.withHsts,
    withoutHsts: transport.withoutHsts,
    lastWithoutHstsMs: hourMs(transport.lastWithoutHstsHour),
    lastOldTlsMs: hourMs(transport.lastOldTlsHour),
  };
}

function carrierName(key: number): string {
  if (key === HTTP) return 'http';
  if (key === HTTPS) return 'https';
  return key === 0 ? 'plaintext' : `TLS ${(key / 10).toFixed(1)}`;
}

function listPathClasses(rows: Rows | null, requests: number): PathClass[] {
  const classes: PathClass[] = [];
  for (let i = 0; rows !== null && i < rows.length; i += CLASS_WIDTH) {
    if (!isCredible((rows[i] as number) % POSITION, rows[i + 1] as number, requests)) continue;
    classes.push({ position: Math.floor((rows[i] as number) / POSITION), ...toClass(rows, i) });
  }
  return classes;
}

function hourMs(hour: number): number | null {
  return hour === 0 ? null : hour * HOUR_MS;
}

function finite(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}

function known(ms: number | undefined): number | null {
  return ms === undefined || ms < 0 ? null : ms;
}
