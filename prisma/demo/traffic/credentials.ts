import type { DemoApi, SecurityScheme } from '../demo-api';
import { Random } from '../random';
import { jwt } from '../values/secrets';
import type { Caller } from './callers';
import type { EventContext, Headers } from './wire-exchange';

export interface Credentials {
  headers: Headers;
  query?: readonly [string, string];
  isCertificate?: boolean;
}

const TOKEN_HOURS = 1;

/** Couriers' devices got tokens without an end, and every fifth of them one without a signature. */
function bearerOf(caller: Caller, { seed, atMs }: EventContext): string {
  if (caller.kind === 'people' && caller.index % 3 === 0) return `hr_at_${caller.secret}`;
  const bucket = Math.floor(atMs / (TOKEN_HOURS * 3_600_000));
  const issued = bucket * TOKEN_HOURS * 3600;
  const isCourier = caller.kind === 'couriers';
  const claims = { sub: caller.id, iss: 'hr-id', iat: issued, ...(isCourier ? {} : { exp: issued + 7200 }) };
  const random = new Random(`${seed}/token/${caller.kind}/${caller.index}`);
  return jwt(random, claims, isCourier && caller.index % 5 === 0 ? 'none' : 'HS256');
}

function keyOf(scheme: SecurityScheme & { kind: 'apiKey' }, caller: Caller): string {
  return scheme.keys === 'guessable' ? `HR-${1001 + caller.index}` : `hrk_${caller.secret}`;
}

/** The alternative that fits the caller: devices the first, services mostly the last. */
function chosenScheme(api: DemoApi, security: readonly string[], caller: Caller): SecurityScheme | undefined {
  const names = security.filter(Boolean);
  const isMachine = caller.kind === 'services' ? caller.index % 3 !== 0 : caller.kind === 'partners';
  return api.schemes[(isMachine ? names.at(-1) : names[0]) ?? ''];
}

export function credentialsFor(
  api: DemoApi,
  security: readonly string[],
  caller: Caller,
  context: EventContext,
): Credentials {
  const scheme = chosenScheme(api, security, caller) ?? Object.values(api.schemes)[0];
  if (!scheme) return { headers: {} };
  if (scheme.kind === 'mutualTls') return { headers: {}, isCertificate: true };
  if (scheme.kind === 'basic') {
    const pair = Buffer.from(`${caller.kind}-${caller.index}:${caller.secret.slice(0, 12)}`).toString(
      'base64',
    );
    return { headers: { authorization: `Basic ${pair}` } };
  }
  if (scheme.kind !== 'apiKey') return { headers: { authorization: `Bearer ${bearerOf(caller, context)}` } };
  const key = keyOf(scheme, caller);
  if (scheme.in === 'query') return { headers: {}, query: [scheme.name, key] };
  return {
    headers:
      scheme.in === 'cookie' ? { cookie: `${scheme.name}=${key}` } : { [scheme.name.toLowerCase()]: key },
  };
}
