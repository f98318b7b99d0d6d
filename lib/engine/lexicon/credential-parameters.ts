import { CREDENTIAL_QUERY_NAMES } from './credential-names';
import { nameWords } from './name-words';

/** Names that are ambiguous in traffic, where a value tells; a document that names a parameter so says what it is. */
const DECLARED_NAMES = new Set(['token', 'refreshtoken', 'resettoken', 'verificationtoken']);
const NAMES = new Set(CREDENTIAL_QUERY_NAMES);

/** Last words of names for a secret. */
const SECRETS = new Set(['token', 'secret', 'password', 'passwd']);
/** What stands before `key` when it opens something; a `projectKey` only names something. */
const OF_SECRET_KEYS = new Set(['api', 'secret', 'private', 'consumer', 'auth', 'access']);
/** What stands before `token` when it is a place in a list, a mark against repetition, or an asset. */
const OF_OTHER_TOKENS = new Set(
  'page pagination next prev previous continuation continue cursor start sync resume skip delta change batch rate client request idempotency csrf xsrf'.split(
    ' ',
  ),
);
/** First words of a question: `has_old_password`. */
const ASKS = new Set(['has', 'is', 'include', 'require', 'valid']);

/** What a query of a path that ends with `password` calls the old one and the new one. */
const PASSWORD_STEPS = new Set(['current', 'old', 'previous', 'new', 'repeat', 'confirm']);

/** Whether a parameter in a URL is named like a credential, compared without case, `-`, `_` and `.`. */
export function isCredentialParameter(name: string): boolean {
  return NAMES.has(squeeze(name));
}

/** Whether a parameter holds a password because of where it is sent: `/change-password?new=`. */
export function isPasswordStep(name: string, path: string): boolean {
  return PASSWORD_STEPS.has(squeeze(name)) && nameWords(path).at(-1) === 'password';
}

/** Whether a document names a parameter of a URL like a credential: also `scm_token`, `shopOnePassword`; not `pageToken`. */
export function isDeclaredCredential(name: string): boolean {
  if (isCredentialParameter(name) || DECLARED_NAMES.has(squeeze(name))) return true;
  if (!/(token|secret|passwo?r?d|key)$/i.test(name)) return false;
  const words = nameWords(name);
  const [before, last] = words.slice(-2);
  if (before === undefined || last === undefined || ASKS.has(words[0] as string)) return false;
  if (last === 'key') return OF_SECRET_KEYS.has(before);
  return SECRETS.has(last) && !OF_OTHER_TOKENS.has(before) && !/^\d+$/.test(before);
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}
