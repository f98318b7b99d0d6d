import type { ApiTraffic, DemoApi, DemoOperation, Model } from '../demo-api';
import type { Random } from '../random';
import { isDeprecated, securityOf, sunsetDay } from '../specs/revision-operations';
import * as identifiers from '../values/identifiers';
import { kindOf } from '../values/kinds';
import { type JsonValue, modelValue } from '../values/model-values';
import type { ValueContext } from '../values/value-context';
import { type Calendar, DAY_MS, DAYS } from './calendar';
import type { Caller } from './callers';
import { type Credentials, credentialsFor } from './credentials';
import { failureBody, outcomeOf } from './outcome';
import type { EventContext, Headers, Stream, WireExchange } from './wire-exchange';

/** Share of optional query parameters that are sent. */
const QUERY_SHARE = 0.35;

export interface Call {
  api: DemoApi;
  operation: DemoOperation;
  traffic: ApiTraffic;
}

function targetOf({ api, operation }: Call, values: ValueContext): { path: string; query: string[] } {
  const spell = (kind: Parameters<typeof kindOf>[0]) => encodeURIComponent(String(kindOf(kind).make(values)));
  let path = api.basePath + operation.path;
  for (const { name, kind } of operation.parameters) path = path.replace(`{${name}}`, spell(kind));
  const query = operation.query
    .filter(({ isRequired }) => isRequired || values.random.chance(QUERY_SHARE))
    .map(({ name, kind }) => `${name}=${spell(kind)}`);
  for (const [name, kind] of Object.entries(operation.observed.query ?? {}))
    query.push(`${name}=${spell(kind as 'uuid')}`);
  return { path, query };
}

function requestHeaders(traffic: ApiTraffic, caller: Caller, random: Random, hasBody: boolean): Headers {
  const headers: Headers = { 'user-agent': caller.agent, accept: 'application/json' };
  if (hasBody) headers['content-type'] = 'application/json';
  if (traffic.hasTrace)
    headers.traceparent = `00-${identifiers.hex(random, 32)}-${identifiers.hex(random, 16)}-01`;
  return headers;
}

function responseHeaders(
  { api, operation, traffic }: Call,
  { nowMs }: EventContext,
  contentType: string,
): Headers {
  const headers: Headers = { 'content-type': contentType, server: traffic.server };
  if (traffic.hasHsts) headers['strict-transport-security'] = 'max-age=31536000';
  Object.assign(headers, traffic.responseHeaders, operation.observed.responseHeaders);
  const sunset = sunsetDay(operation, nowMs);
  if (sunset && isDeprecated(operation, api.revisions.length)) {
    const sunsetMs = Date.parse(sunset);
    headers.sunset = new Date(sunsetMs).toUTCString();
    headers.deprecation = `@${Math.floor((sunsetMs - 90 * DAY_MS) / 1000)}`;
  }
  return headers;
}

function withExtra(
  body: { [name: string]: JsonValue },
  extra: Model | undefined,
  api: DemoApi,
  values: ValueContext,
): JsonValue {
  return extra ? { ...body, ...modelValue(extra, api.models, values) } : body;
}

function successBody({ api, operation }: Call, values: ValueContext): JsonValue | undefined {
  const model = operation.response === undefined ? undefined : api.models[operation.response];
  if (!model) return undefined;
  const one = () => withExtra(modelValue(model, api.models, values), operation.observed.leaks, api, values);
  if (!operation.isList) return one();
  const items = Array.from({ length: values.random.integer(1, 2) }, one);
  return { items, next: kindOf('cursor').make(values) };
}

function requestBody({ api, operation }: Call, values: ValueContext): JsonValue | undefined {
  const model = operation.request === undefined ? undefined : api.models[operation.request];
  return model
    ? withExtra(modelValue(model, api.models, values), operation.observed.accepts, api, values)
    : undefined;
}

function isAnonymous(call: Call, security: readonly string[], random: Random): boolean {
  return !random.chance(call.operation.observed.credentials ?? (security.length > 0 ? 1 : 0));
}

/** One call of an operation, by whoever usually calls it. */
export function makeCall(call: Call, context: EventContext, caller: Caller): WireExchange {
  const { api, operation, traffic } = call;
  const { random } = context;
  const { observed } = operation;
  const values: ValueContext = { random, atMs: context.atMs, seed: context.seed, person: caller };
  const security = securityOf(operation, api, api.revisions.length);
  const outcome = outcomeOf(api, operation, security.length > 0, random);
  const isRefused = outcome.status === 401;
  const isBare = isAnonymous(call, security, random) || (isRefused && random.chance(0.6));
  const credentials: Credentials = isBare ? { headers: {} } : credentialsFor(api, security, caller, context);
  const { path, query } = targetOf(call, values);
  if (credentials.query) query.push(credentials.query.map(encodeURIComponent).join('='));

  const sent = requestBody(call, values);
  const isSuccess = outcome.status < 300;
  const returned = isSuccess
    ? successBody(call, values)
    : outcome.status === 304
      ? undefined
      : failureBody(outcome.status, observed.serverError);
  const isKept = observed.hasBodies === true || random.chance(traffic.bodies);
  const isPlain = api.scheme === 'http' || observed.isPlaintext === true;
  const typical = returned === undefined ? 0 : JSON.stringify(returned).length;
  const responseBytes =
    isSuccess && observed.responseBytes
      ? Math.round(observed.responseBytes * random.logNormal(0.2))
      : typical;
  const keepsResponse =
    returned !== undefined && (isKept || (outcome.status === 500 && observed.serverError !== undefined));
  return {
    atMs: context.atMs,
    method: operation.method,
    scheme: isPlain ? 'http' : 'https',
    host: observed.host ?? api.host,
    path,
    query: query.join('&'),
    status: outcome.status,
    requestHeaders: {
      ...requestHeaders(traffic, caller, random, sent !== undefined),
      ...credentials.headers,
    },
    responseHeaders: responseHeaders(
      call,
      context,
      typeof returned === 'string' ? 'text/plain' : 'application/json',
    ),
    ...(sent !== undefined && isKept ? { requestBody: sent } : {}),
    ...(keepsResponse ? { responseBody: returned } : {}),
    clientIp: caller.ip,
    agent: caller.agent,
    latencyMs: outcome.latencyMs,
    requestBytes: sent === undefined ? 0 : JSON.stringify(sent).length,
    responseBytes,
    ...(isPlain ? {} : { tls: caller.tls }),
    ...(credentials.isCertificate ? { authentication: 'present' as const } : {}),
  };
}

export interface StreamOptions {
  call: Call;
  count: number;
  calendar: Calendar;
}

/** The everyday traffic of one operation. */
export function operationStream({ call, count, calendar }: StreamOptions): Stream {
  const { api, operation, traffic } = call;
  const { observed } = operation;
  const rhythm = observed.rhythm ?? traffic.rhythm;
  return {
    id: `${api.key} ${operation.method} ${operation.path}`,
    source: traffic.source,
    count,
    // One share a slot, so that few requests are still spread over the whole window.
    timeOf: (random, index) =>
      calendar.timeAt(
        rhythm,
        observed.fromDaysAgo ?? DAYS,
        observed.toDaysAgo ?? 0,
        (index + random.next()) / count,
      ),
    make: (context) =>
      makeCall(call, context, context.callers.pick(observed.callers ?? traffic.callers, context.random)),
  };
}
