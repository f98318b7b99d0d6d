import type { DemoApi, DemoOperation } from '../demo-api';
import type { Random } from '../random';
import type { JsonValue } from '../values/model-values';

export interface Outcome {
  status: number;
  latencyMs: number;
}

/** Status to its share; the success takes what is left. */
function failures(operation: DemoOperation, isGuarded: boolean): Readonly<Record<number, number>> {
  const shares: Record<number, number> = { 429: 0.002, 500: 0.003, 503: 0.001 };
  if (isGuarded) Object.assign(shares, { 401: 0.011, 403: 0.005 });
  if (operation.parameters.length > 0) shares[404] = 0.016;
  if (operation.method === 'GET') shares[304] = 0.012;
  else Object.assign(shares, { 400: 0.014, 409: 0.006, 422: operation.request ? 0.013 : 0 });
  return shares;
}

function pickStatus(random: Random, shares: Readonly<Record<number, number>>, otherwise: number): number {
  let rest = random.next();
  for (const [status, share] of Object.entries(shares)) {
    rest -= share;
    if (rest < 0) return Number(status);
  }
  return otherwise;
}

export function outcomeOf(
  api: DemoApi,
  operation: DemoOperation,
  isGuarded: boolean,
  random: Random,
): Outcome {
  const { statuses, latencyMs, serverError } = operation.observed;
  const usual: Record<number, number> = { ...failures(operation, isGuarded) };
  if (serverError) usual[500] = 0.03;
  const status = pickStatus(random, statuses ?? usual, operation.success);
  const base = latencyMs ?? (api.traffic?.latencyMs ?? 50) * (operation.method === 'GET' ? 1 : 1.8);
  return { status, latencyMs: Math.max(1, Math.round(base * random.logNormal(status >= 500 ? 0.9 : 0.45))) };
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'No valid credentials',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  422: 'Not accepted',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

const STACK_TRACE = [
  'java.lang.NullPointerException: Cannot invoke "Capture.amount()" because "capture" is null',
  '\tat example.haldenroe.payments.CaptureService.capture(CaptureService.java:141)',
  '\tat example.haldenroe.payments.CaptureController.post(CaptureController.java:58)',
  '\tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:883)',
].join('\n');

export const SQL_ERROR =
  'ERROR: syntax error at or near "OR" at character 61 SQLSTATE 42601 in SELECT id FROM users WHERE email = \'\'';

/** What comes back with a failure; text where a server tells too much. */
export function failureBody(status: number, leak?: 'stackTrace' | 'sqlError'): JsonValue {
  if (status === 500 && leak) return leak === 'stackTrace' ? STACK_TRACE : SQL_ERROR;
  return { type: 'about:blank', title: TITLES[status] ?? 'Failed', status };
}
