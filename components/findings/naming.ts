interface Person {
  id: string;
  name: string;
}

const SHOWN = 5;
const LONGEST = 40;

/** People whose names begin as what stands between an `@` and the caret; nobody once a name is whole. */
export function beingNamed(text: string, caret: number, people: readonly Person[]): Person[] {
  const begun = begunAt(text, caret);
  if (begun === null) return [];
  const words = text.slice(begun + 1, caret).toLowerCase();
  return people
    .filter(({ name }) => name.toLowerCase().startsWith(words) && name.toLowerCase() !== words)
    .slice(0, SHOWN);
}

/** The text with the name in place of what was begun, and the caret after it. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const begun = begunAt(text, caret) ?? caret;
  const before = `${text.slice(0, begun)}@${name} `;
  return { text: before + text.slice(caret).trimStart(), caret: before.length };
}

function begunAt(text: string, caret: number): number | null {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || caret - at > LONGEST || text.slice(at, caret).includes('\n')) return null;
  return at === 0 || /\s|\p{P}/u.test(text[at - 1] ?? '') ? at : null;
}
