/** Keys at the root of a document, as far as its bytes show them. */
export interface RootKeys {
  keys: Set<string>;
  /** The root ends within the bytes, so that there are no other keys. */
  isWhole: boolean;
}

/** Lists the keys of the first JSON object in `text`; `undefined` when it does not begin with one. Never fails. */
export function jsonRootKeys(text: string): RootKeys | undefined {
  let at = text.search(/\S/);
  if (at < 0 || text[at] !== '{') return undefined;
  const keys = new Set<string>();
  let depth = 0;
  let isKey = false;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = stringEnd(text, at);
      if (isKey && depth === 1 && end > 0) keys.add(text.slice(at + 1, end));
      if (end < 0) break;
      isKey = false;
      at = end;
    } else if (char === '{' || char === '[') {
      depth++;
      isKey = char === '{';
    } else if (char === '}' || char === ']') {
      if (--depth === 0) return { keys, isWhole: true };
    } else if (char === ',') isKey = true;
  }
  return { keys, isWhole: false };
}

/** Lists the keys that stand at the first column of YAML's first document. Never fails. */
export function yamlRootKeys(text: string): RootKeys {
  const keys = new Set<string>();
  for (const match of text.matchAll(
    /^(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'{}[\]&*!|>%@`,:-][^\n:]*?))[ \t]*:(?=[ \t\r\n]|$)/gm,
  )) {
    keys.add((match[1] ?? match[2] ?? match[3]) as string);
  }
  return { keys, isWhole: false };
}

/** Offset of the closing quote of the string that opens at `at`; -1 when the text ends before. */
function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
