import type { SecurityUse } from '@/lib/contracts/operation';
import { HTTP_SCHEMES, POSTMAN_AUTH } from '@/lib/engine/lexicon/security-schemes';
import { isObject, type JsonObject, own, textOf } from './json-value';
import { hasPlaceholder } from './postman-variables';
import type { EffectiveSecurity } from './read-security';

export const UNKNOWN_SECURITY: EffectiveSecurity = { authentication: 'unknown', security: [] };
const NO_SECURITY: EffectiveSecurity = { authentication: 'none', security: [] };

/** Reads one `auth` block; `undefined` when it leaves the choice to its parent. */
export function readPostmanAuth(auth: unknown): EffectiveSecurity | undefined {
  if (!isObject(auth) || typeof auth.type !== 'string') return undefined;
  const type = auth.type.toLowerCase();
  if (type === 'noauth') return NO_SECURITY;
  if (type === 'inherit') return undefined;
  const kind = POSTMAN_AUTH.get(type) ?? 'undefined';
  const settings = readSettings(own(auth, auth.type));
  const use: SecurityUse = { scheme: type, kind, scopes: [] };
  if (kind === 'apiKey') {
    const place = settings.get('in');
    const name = settings.get('key');
    use.in = place === 'query' ? 'query' : 'header';
    if (name && !hasPlaceholder(name)) use.name = name;
  }
  const scope = settings.get('scope');
  if (kind === 'oauth2' && scope && !hasPlaceholder(scope))
    use.scopes = scope.split(/\s+/).filter((part) => part !== '');
  return { authentication: 'required', security: [[use]] };
}

/** An Authorization header written by hand also declares credentials; its first word names the scheme. */
export function readAuthorizationHeader(value: string): EffectiveSecurity {
  const scheme = /^[a-z0-9-]+(?=\s)/i.exec(value.trim())?.[0].toLowerCase();
  const kind = (scheme && HTTP_SCHEMES.get(scheme)) || (scheme === undefined ? 'apiKey' : 'httpOther');
  const use: SecurityUse = { scheme: scheme ?? 'authorization', kind, scopes: [] };
  if (kind === 'apiKey') Object.assign(use, { in: 'header', name: 'Authorization' });
  return { authentication: 'required', security: [[use]] };
}

/** The same request with and without credentials: they are optional. What is known wins over what is not. */
export function joinSecurity(one: EffectiveSecurity, other: EffectiveSecurity): EffectiveSecurity {
  if (other.authentication === 'unknown') return one;
  if (one.authentication === 'unknown') return other;
  const alternatives = new Map(
    [...one.security, ...other.security].map((uses) => [JSON.stringify(uses), uses]),
  );
  const asking = [...alternatives.values()].filter((uses) => uses.length > 0);
  if (asking.length === 0) return NO_SECURITY;
  if (one.authentication === 'required' && other.authentication === 'required') {
    return { authentication: 'required', security: asking };
  }
  return { authentication: 'optional', security: [...asking, []] };
}

/** Settings are a list of `{ key, value }` in version 2.1, an object in 2.0. */
function readSettings(settings: unknown): Map<string, string> {
  const pairs: [unknown, unknown][] = Array.isArray(settings)
    ? settings.filter(isObject).map((pair: JsonObject) => [pair.key, pair.value])
    : Object.entries(isObject(settings) ? settings : {});
  const read = new Map<string, string>();
  for (const [key, value] of pairs) {
    const name = textOf(key);
    const text = textOf(value);
    if (name !== undefined && text !== undefined) read.set(name, text);
  }
  return read;
}
