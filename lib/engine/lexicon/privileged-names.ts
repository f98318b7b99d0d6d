import { nameWords } from './name-words';

/** Names of members that give power or money, as phrases of whole words at the end of the name. */
export const PRIVILEGED_NAMES: readonly string[] = [
  'role',
  'roles',
  'is admin',
  'admin',
  'is superuser',
  'superuser',
  'is staff',
  'permissions',
  'permission',
  'scopes',
  'privileges',
  'access level',
  'user type',
  'account type',
  'is verified',
  'verified',
  'email verified',
  'is approved',
  'approved',
  'balance',
  'credit',
  'credits',
  'credit limit',
  'discount',
  'price',
  'owner id',
  'tenant id',
  'is premium',
  'plan',
  'tier',
  'is active',
  'status override',
];

const NAMES = new Set(PRIVILEGED_NAMES);
const LONGEST = 3;

/** Whether the last word or words of a field's name give power: `profile.isAdmin` does. */
export function isPrivilegedName(name: string): boolean {
  const words = nameWords(name.slice(name.lastIndexOf('.') + 1));
  for (let length = 1; length <= LONGEST; length++) {
    if (words.length >= length && NAMES.has(words.slice(-length).join(' '))) return true;
  }
  return false;
}
