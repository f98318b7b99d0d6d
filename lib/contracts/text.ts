import { z } from 'zod';

/**
 * What no reader sees, or what changes how the text beside it is seen: control characters (terminals run what follows an
 * escape), what turns the direction of text round, and characters without width. Line ends and tabs are none of them,
 * nor are the joiners that scripts and emoji are written with. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** More marks upon one letter than any script puts there: they would cover the lines around. */
const PILE_OF_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * Text that Postgres can hold and people can trust: what is hidden, half a surrogate pair, and the rest of a pile of marks
 * become the replacement character.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replace(HIDDEN, '\ufffd').replace(PILE_OF_MARKS, '$1\ufffd');
}

/** A text that somebody sends, as the database can compare it. */
export const Text = z.string().overwrite(storableText);
