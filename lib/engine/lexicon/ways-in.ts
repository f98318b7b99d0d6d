import { nameWords } from './name-words';

/** What callers do to get credentials, as phrases of whole words at the begin or the end of the last segment. */
export const WAYS_IN: readonly string[] = [
  'login',
  'log in',
  'logon',
  'signin',
  'sign in',
  'signup',
  'sign up',
  'register',
  'registration',
  'authenticate',
  'forgot password',
  'forget password',
  'reset password',
  'password reset',
  'check otp',
  'verify otp',
  '2 fa verify',
  'auth verify',
  'verify token',
  'oauth token',
  'oauth 2 token',
  'auth token',
  'connect token',
  'token',
];

/** Sums up what was done instead of asking to do it: `GET /login/history`, `/login-attempts`. */
const SUMS = new Set(['history', 'attempts', 'stats', 'statistics', 'logs', 'log', 'count', 'events']);

/**
 * The operation hands out credentials, so that nobody can be asked for them before: `POST /users/login`,
 * `/auth/check-otp`. One with a path parameter acts on somebody's object, and is none.
 */
export function isWayIn({ method, path }: { method: string; path: string }): boolean {
  if (method !== 'POST' && method !== 'GET') return false;
  if (path.includes('{')) return false;
  const segments = path.split('/').filter((segment) => segment !== '');
  const last = nameWords(segments.at(-1) ?? '');
  if (last.some((word) => SUMS.has(word))) return false;
  const pair = [...nameWords(segments.at(-2) ?? ''), ...last].join(' ');
  const text = last.join(' ');
  return WAYS_IN.some(
    (phrase) => text === phrase || text.startsWith(`${phrase} `) || isEnd(text, phrase) || pair === phrase,
  );
}

/** A lone word at the end names a thing (`device token`); a phrase, or a verb, still says what is done. */
function isEnd(text: string, phrase: string): boolean {
  return phrase !== 'token' && text.endsWith(` ${phrase}`);
}
