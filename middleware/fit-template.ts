/** A parameter that is a whole segment, with or without its pattern: `:id`, `:id(\d+)`. */
const PARAMETER = /^:\w+(?:\([^/]*\))?$/;
const SPECIAL = /[:*+?(){}[\]!]/;

/**
 * The template without patterns and without a slash at its end, if it is made of literals and whole segments and fits what was
 * asked for; `undefined` otherwise: a wrong template would be worse than none.
 */
export function fitTemplate(template: string, target: string): string | undefined {
  const words = wordsOf(template);
  const asked = wordsOf(target.split('?', 1)[0] as string);
  if (words.length !== asked.length) return undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (PARAMETER.test(word)) words[i] = word.replace(/\(.*/, '');
    else if (SPECIAL.test(word) || !isSame(word, asked[i] as string)) return undefined;
  }
  return `/${words.join('/')}`;
}

function wordsOf(path: string): string[] {
  return path.split('/').filter((word) => word !== '');
}

/** Routers compare without case unless they are told to. */
function isSame(literal: string, word: string): boolean {
  return literal.toLowerCase() === word.toLowerCase();
}
