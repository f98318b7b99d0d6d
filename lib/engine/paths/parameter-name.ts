/** Name of a parameter after the noun before it: `users` gives `userId`, nothing gives `id`. Unique in `taken`. */
export function nameParameter(before: string, taken: readonly string[]): string {
  const words = before.replace(/%[0-9A-Fa-f]{2}/g, ' ').match(/[A-Za-z][a-z]*(?:\d+[a-z]+)*|[A-Z]+/g) ?? [];
  const last = words.length > 0 ? singular(words[words.length - 1] as string) : '';
  const stem = [...words.slice(0, -1), last]
    .filter((word) => word !== '')
    .map(capitalise)
    .join('');
  return unique(
    stem === '' ? 'id' : `${stem[0]?.toLowerCase()}${stem.slice(1)}${/id$/i.test(stem) ? '' : 'Id'}`,
    taken,
  );
}

/** The name, or the name with the first free number from 2 on. */
export function unique(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}${number}`)) number++;
  return `${name}${number}`;
}

const KEPT = /(ss|us|is|news|series|species)$/i;
const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  indices: 'index',
  matrices: 'matrix',
  vertices: 'vertex',
  data: 'data',
  media: 'media',
  criteria: 'criterion',
  movies: 'movie',
  cookies: 'cookie',
  statuses: 'status',
  buses: 'bus',
  aliases: 'alias',
  quizzes: 'quiz',
  caches: 'cache',
};

/** The singular of an English plural; other words as they are. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const known = IRREGULAR[lower];
  if (known !== undefined) return known;
  if (KEPT.test(lower)) return word;
  if (/[^aeiou]ies$/i.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|zz)es$/i.test(word)) return word.slice(0, -2);
  return /s$/i.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}

function capitalise(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
