/** Whether `bytes[start, end)` spells an ASCII word, given in lower case, without regard to case. */
export function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  return end - start === word.length && beginsWith(bytes, start, end, word);
}

/** Whether `bytes[start, end)` begins with an ASCII word, given in lower case, without regard to case. */
export function beginsWith(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start < word.length) return false;
  for (let i = 0; i < word.length; i++) {
    const byte = bytes[start + i] as number;
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (lower !== word.charCodeAt(i)) return false;
  }
  return true;
}
