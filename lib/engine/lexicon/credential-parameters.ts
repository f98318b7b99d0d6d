import { CREDENTIAL_QUERY_NAMES } from './credential-names';

const NAMES = new Set(CREDENTIAL_QUERY_NAMES);

/** Whether a parameter in a URL is named like a credential, compared without case, `-`, `_` and `.`. */
export function isCredentialParameter(name: string): boolean {
  return NAMES.has(name.toLowerCase().replace(/[-_.]/g, ''));
}
