import { nameWords } from './name-words';
import { isAdminPath } from './path-roles';

/** Collections that people join by themselves, as the last word of a path. */
export const ACCOUNT_NAMES: readonly string[] = [
  'user',
  'users',
  'account',
  'accounts',
  'customer',
  'customers',
  'member',
  'members',
  'registrations',
  'profiles',
];
const NAMES = new Set(ACCOUNT_NAMES);

/** The path ends with a collection of accounts, and is none of the administrators'. */
export function namesAccounts(path: string): boolean {
  const last = path.split('/').findLast((segment) => segment !== '') ?? '';
  return NAMES.has(nameWords(last).at(-1) ?? '') && !isAdminPath(path);
}
