import { z } from 'zod';

const UNSTORABLE = /[\0\ud800-\udfff]/;

/** Text as Postgres can hold it: NUL, and half a surrogate pair, become the replacement character. */
export function storableText(text: string): string {
  return UNSTORABLE.test(text) ? text.toWellFormed().replaceAll('\0', '\ufffd') : text;
}

/** A text that somebody sends, as the database can compare it. */
export const Text = z.string().overwrite(storableText);
