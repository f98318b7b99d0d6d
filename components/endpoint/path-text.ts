/** A piece of a path template: a literal, a parameter with its braces, or a slash. */
export interface PathPiece {
  kind: 'literal' | 'parameter' | 'slash';
  text: string;
}

const PIECES = /\{[^}]*\}|\/|[^/{]+|\{/g;

export function splitPath(path: string): PathPiece[] {
  return (path.match(PIECES) ?? []).map((text) => ({ kind: kindOf(text), text }));
}

function kindOf(text: string): PathPiece['kind'] {
  if (text === '/') return 'slash';
  return text.startsWith('{') && text.endsWith('}') ? 'parameter' : 'literal';
}

/** How many characters at the end of a path stay visible when its middle is elided. */
export const TAIL_CHARACTERS = 26;

/**
 * Cuts a path in two so that, where room is short, the end of the head is elided and the tail stays: the middle of the
 * path goes, never its end. The cut is before a slash, or inside the last segment when that alone is longer.
 */
export function splitForElision(
  path: string,
  tailCharacters = TAIL_CHARACTERS,
): { head: string; tail: string } {
  if (path.length <= tailCharacters) return { head: '', tail: path };
  const earliest = path.length - tailCharacters;
  const slash = path.indexOf('/', earliest);
  const isWholeSegment = slash !== -1 && slash < path.length - 1;
  const cut = isWholeSegment ? slash : earliest;
  return { head: path.slice(0, cut), tail: path.slice(cut) };
}
