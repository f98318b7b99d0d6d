import { CREDENTIAL_QUERY_NAMES } from './credential-names';

/** Names that are ambiguous in traffic, where a value tells; a document that names a parameter so says what it is. */
const DECLARED_NAMES = new Set(['token', 'refreshtoken', 'resettoken', 'verificationtoken']);
const NAMES = new Set(CREDENTIAL_QUERY_NAMES);

/** Whether a parameter in a URL is named like a credential, compared without case, `-`, `_` and `.`. */
export function isCredentialParameter(name: string): boolean {
  return NAMES.has(squeeze(name));
}

/** Whether a document names a parameter of a URL like a credential. */
export function isDeclaredCredential(name: string): boolean {
  return isCredentialParameter(name) || DECLARED_NAMES.has(squeeze(name));
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}
