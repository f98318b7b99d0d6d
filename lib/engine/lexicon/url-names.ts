import { nameWords } from './name-words';

/** Last words of a name whose value is a URL that the server may fetch. */
export const URL_WORDS: readonly string[] = ['url', 'uri', 'callback', 'webhook', 'redirect'];

const WORDS = new Set(URL_WORDS);
/** Spares nearly all names from being taken apart. */
const MAY_BE = new RegExp(URL_WORDS.join('|'), 'i');

/** Whether a parameter or a member is named like a URL: `callbackUrl`, `redirect_uri`. */
export function isUrlName(name: string): boolean {
  if (!MAY_BE.test(name)) return false;
  const last = nameWords(name.slice(name.lastIndexOf('.') + 1)).at(-1);
  return last !== undefined && (WORDS.has(last) || /^[a-z]+url$/.test(last));
}
