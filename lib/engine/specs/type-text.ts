/** Type of a field whose schema does not say. */
export const ANY_TYPE = 'any';

/** `null` stands last, so that the type itself is read first. */
export function typeText(types: readonly string[]): string {
  if (types.length === 0) return ANY_TYPE;
  if (types.length === 1) return types[0] as string;
  const distinct = new Set(types);
  if (distinct.delete('null')) distinct.add('null');
  return [...distinct].join('|');
}

/** Both type texts as one, without repeats; `any` gives way to a known type. */
export function joinTypes(one: string, other: string): string {
  if (one === other || other === ANY_TYPE) return one;
  if (one === ANY_TYPE) return other;
  return typeText([...one.split('|'), ...other.split('|')]);
}
