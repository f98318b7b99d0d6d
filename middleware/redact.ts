import { disguiseJwt, isJwt, makeDisguise } from './disguise';
import type { HeaderPair } from './sent-headers';

export interface Redactor {
  header(name: string, value: string): HeaderPair;
  /** An address or a path with its query. */
  address(text: string): string;
  /** Pairs of a query or a form. */
  form(text: string): string;
  /** A JSON value, which is changed. Throws on nesting beyond a hundred levels. */
  json(value: unknown): unknown;
}

const REDACTED = 'REDACTED';
const MOST_LEVELS = 100;
const LONGEST_SCHEME = 24;
const MOST_NAMES = 10_000;
const LONGEST_NAME = 100;
/** Schemes that a client forgot to follow by a token; any other lone word is a token. */
const LONE_SCHEME = /^(?:bearer|basic|digest|negotiate|ntlm|token|none|null|undefined)$/i;
const SECRET_HEADER =
  /key$|(?:^|[-_])(?:\w*token|secret|password|passwd|auth|authentication|jwt|assertion|signature|session|oidc-data|honeycomb-team)(?:$|[-_])/i;
const SECRET_NAME =
  /passw(?:or)?d|passphrase|pwd|secret|token|(?:api|access|private|auth|client|subscription|service|app)[-_]?key|bearer|authorization|signature|sess(?:ion)?[-_]?id|credential|accesskeyid|^(?:key|jwt|auth|sig|authsig|apisig|otp|pin|cvv|cvc|sid|session|ticket|client_assertion|samlresponse)$/i;

const isSecretHeader = remembering((name) => SECRET_HEADER.test(name));
const isSecretName = remembering((name) => SECRET_NAME.test(name));

/** Names come again and again. Of made-up ones, only so many are remembered. */
function remembering(judge: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let isSo = known.get(name);
    if (isSo === undefined) {
      isSo = judge(name);
      if (known.size < MOST_NAMES && name.length <= LONGEST_NAME) known.set(name, isSo);
    }
    return isSo;
  };
}

/**
 * Takes the values of credentials out of exchanges before they leave the process. That there was one, its scheme and its name
 * stay.
 */
export function makeRedactor(key: string): Redactor {
  const disguise = makeDisguise(key);

  function form(text: string): string {
    return text.replace(
      /(^|[?&#;])([^?&#;=<>\s"]+)=([^&#<>\s"]+)/g,
      (_, mark: string, name: string, value: string) =>
        `${mark}${name}=${isSecretName(name) || isJwt(value) ? disguise(value) : form(value)}`,
    );
  }

  function address(text: string): string {
    const query = text.search(/[?#]/);
    const path = query < 0 ? text : text.slice(0, query);
    const plain = path.replace(/;([^=;/]+)=([^;/]+)/g, (all, name: string, value: string) =>
      isSecretName(name) ? `;${name}=${disguise(value)}` : all,
    );
    return query < 0 ? plain : plain + form(text.slice(query));
  }

  function headerValue(name: string, value: string): string {
    if (name === 'authorization' || name === 'proxy-authorization') return redactAuthorization(value);
    if (name === 'cookie') return value.split(';').map(redactCookie).join(';');
    if (name === 'set-cookie') return value.replace(/^[^;]*/, redactCookie);
    if (isJwt(value)) return disguiseJwt(value);
    if (isSecretHeader(name)) return disguise(value);
    return value.includes('=') ? address(value) : value;
  }

  /** In place, for speed: most members stay as they are. */
  function json(value: unknown, isSecret: boolean, level: number): unknown {
    if (typeof value === 'string') return isSecret || isJwt(value) ? disguise(value) : value;
    if (typeof value === 'number') return isSecret ? Number(disguise(String(Math.trunc(value)))) || 1 : value;
    if (typeof value !== 'object' || value === null) return value;
    if (level > MOST_LEVELS) throw new RangeError('nested too deeply');
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) value[i] = json(value[i], isSecret, level + 1);
      return value;
    }
    const members = value as Record<string, unknown>;
    for (const name of Object.keys(members)) {
      const kept = members[name];
      const redacted = json(kept, isSecretName(name), level + 1);
      if (redacted !== kept) members[name] = redacted;
    }
    return value;
  }

  return {
    header: (name, value) => [name, headerValue(name.toLowerCase(), value)],
    address,
    form,
    json: (value) => json(value, false, 0),
  };
}

function redactAuthorization(value: string): string {
  const [, scheme = '', token = ''] = /^\s*(\S*)\s*(.*)$/s.exec(value) ?? [];
  if (token === '') return scheme === '' || LONE_SCHEME.test(scheme) ? value : redactToken(scheme);
  return `${scheme.length <= LONGEST_SCHEME ? scheme : REDACTED} ${redactToken(token)}`;
}

/** `name=value`; without a name it may be anything. */
function redactCookie(cookie: string): string {
  const equals = cookie.indexOf('=');
  if (equals < 0) return cookie.trim() === '' ? cookie : REDACTED;
  const value = cookie.slice(equals + 1);
  return value === '' ? cookie : `${cookie.slice(0, equals)}=${redactToken(value)}`;
}

function redactToken(token: string): string {
  return isJwt(token) ? disguiseJwt(token) : REDACTED;
}
