import { CREDENTIAL_QUERY_NAMES } from './credential-names';
import { nameWords } from './name-words';

/** Names that are ambiguous in traffic, where a value tells; a document that names a parameter so says what it is. */
const DECLARED_NAMES = new Set(['token', 'refreshtoken', 'resettoken', 'verificationtoken']);
const NAMES = new Set(CREDENTIAL_QUERY_NAMES);

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

/** Whether a document names a parameter of a URL like a credential. */
export function isDeclaredCredential(name: string): boolean {
  return isCredentialParameter(name) || DECLARED_NAMES.has(squeeze(name));
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}
