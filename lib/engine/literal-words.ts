/** The literal segments of templates, each once: words that an API's trie must always know. */
export function literalWords(templates: readonly string[]): string[] {
  const words = new Set<string>();
  for (const template of templates) {
    for (const segment of template.split('/'))
      if (segment !== '' && !segment.includes('{')) words.add(segment);
  }
  return [...words].sort();
}
