/** Whether a text is as a pattern says: letters of any case, `*` for any characters. O(pattern × text). */
export function fitsPattern(pattern: string, text: string): boolean {
  const [head = '', ...parts] = pattern.toLowerCase().split('*');
  const words = text.toLowerCase();
  const tail = parts.pop();
  if (tail === undefined) return words === head;
  if (!words.startsWith(head) || !words.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = words.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= words.length - tail.length;
}
