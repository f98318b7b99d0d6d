export interface Mentionable {
  id: string;
  name: string;
}

/** Ids of the people whom a text names after an `@`, the longest name first: "@Ada Lovelace, see this". */
export function findMentions(text: string, people: readonly Mentionable[]): string[] {
  const known = people
    .filter(({ name }) => name.trim() !== '')
    .toSorted((a, b) => b.name.length - a.name.length);
  const words = text.toLowerCase();
  const found = new Set<string>();
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    if (at > 0 && isPartOfWord(words[at - 1])) continue;
    const named = known.filter(({ name }) => isNamed(words, at + 1, name.toLowerCase()));
    // Of two people with the same name both are meant.
    for (const { id, name } of named) if (name.length === named[0]?.name.length) found.add(id);
  }
  return [...found];
}

function isNamed(words: string, at: number, name: string): boolean {
  return words.startsWith(name, at) && !isPartOfWord(words[at + name.length]);
}

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
