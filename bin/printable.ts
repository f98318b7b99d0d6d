import { HIDDEN } from '@/lib/contracts/text';

/** Names come from traffic and specs: what a terminal runs, what turns text round and what nobody sees must not reach it. */
export function printable(text: string): string {
  return text.replace(HIDDEN, '?').replace(/[\t\n\r]/g, '?');
}

/** A value as one line of JSON that means the same and is as harmless on a terminal. */
export function printableJson(value: unknown, space?: number): string {
  return JSON.stringify(value, null, space).replace(HIDDEN, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
