import type { Random } from '../random';
import type { JsonValue } from '../values/model-values';
import type { Caller, Callers } from './callers';

export type Headers = Record<string, string>;

/** One request and its response, before a writer gives it the form of a log. */
export interface WireExchange {
  atMs: number;
  method: string;
  scheme: 'http' | 'https';
  host: string;
  /** With base path, percent-encoded. */
  path: string;
  /** Percent-encoded, without `?`. */
  query: string;
  status: number;
  requestHeaders: Headers;
  responseHeaders: Headers;
  requestBody?: JsonValue;
  responseBody?: JsonValue;
  clientIp: string;
  agent: string;
  latencyMs: number;
  requestBytes: number;
  responseBytes: number;
  tls?: string;
  authentication?: 'present' | 'absent';
}

export const SOURCE_NAMES = ['gateway', 'edge', 'mesh', 'browser'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

export interface EventContext {
  seed: string;
  nowMs: number;
  random: Random;
  atMs: number;
  /** Number of the event in its stream. */
  index: number;
  callers: Callers;
}

/** Exchanges of one origin: how many, when, and what each looks like. */
export interface Stream {
  /** Unique; the seed of its values. */
  id: string;
  source: SourceName;
  count: number;
  timeOf(random: Random, index: number): number;
  make(context: EventContext): WireExchange;
}

/** Fills in what an exchange need not say for itself. */
export function wireExchange(
  context: EventContext,
  caller: Caller,
  given: Pick<WireExchange, 'method' | 'host' | 'path' | 'status'> & Partial<WireExchange>,
): WireExchange {
  const scheme = given.scheme ?? 'https';
  return {
    atMs: context.atMs,
    scheme,
    query: '',
    requestHeaders: { 'user-agent': given.agent ?? caller.agent, accept: '*/*' },
    responseHeaders: { 'content-type': 'application/json' },
    clientIp: caller.ip,
    agent: caller.agent,
    latencyMs: Math.max(1, Math.round(20 * context.random.logNormal(0.5))),
    requestBytes: 120 + context.random.integer(0, 400),
    responseBytes: 90 + context.random.integer(0, 300),
    ...(scheme === 'https' ? { tls: caller.tls } : {}),
    ...given,
  };
}
