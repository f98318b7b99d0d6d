/** Which ASCII characters a text has, 32 of them in the bits of each. */
export interface CharacterSet {
  low: number;
  middle: number;
  high: number;
  top: number;
}

/** The ASCII characters of a text. O(length). */
export function charactersOf(text: string): CharacterSet {
  let [low, middle, high, top] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const bit = 1 << (code & 31);
    if (code < 32) low |= bit;
    else if (code < 64) middle |= bit;
    else if (code < 96) high |= bit;
    else if (code < 128) top |= bit;
  }
  return { low, middle, high, top };
}

/** Whether `set` has every character of `wanted`. */
export function holdsAll(set: CharacterSet, wanted: CharacterSet): boolean {
  return (
    (wanted.top & ~set.top) === 0 &&
    (wanted.middle & ~set.middle) === 0 &&
    (wanted.high & ~set.high) === 0 &&
    (wanted.low & ~set.low) === 0
  );
}
