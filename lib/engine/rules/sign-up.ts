import type { EndpointSubject } from '@/lib/contracts/subject';
import { namesAccounts } from '@/lib/engine/lexicon/account-names';

/**
 * Makes an account by what it is sent: a POST to a collection of accounts (`/users`) whose caller chooses a password.
 * Nobody has credentials before.
 */
export function isSignUp({ method, path, fields }: EndpointSubject): boolean {
  if (method !== 'POST' || path.includes('{') || !namesAccounts(path)) return false;
  return fields.some(
    ({ place, classes }) => place === 'request' && classes.some(({ name }) => name === 'password'),
  );
}
