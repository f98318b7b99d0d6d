import { nameWords } from './name-words';

/** Words of a path that mean administration, whole words of a segment. */
export const ADMIN_WORDS: readonly string[] = [
  'admin',
  'admins',
  'administrator',
  'administration',
  'superuser',
  'backoffice',
  'sysadmin',
  'root',
];

const ADMIN = new Set(ADMIN_WORDS);

/** Some literal segment of the template has a word that means administration. */
export function isAdminPath(template: string): boolean {
  return template
    .split('/')
    .some((segment) => !segment.startsWith('{') && nameWords(segment).some((word) => ADMIN.has(word)));
}
