import { storableText } from '@/lib/contracts/text';

/** Makes every text in a value one that Postgres can hold, names of members left alone. Changes the value. O(its size). */
export function makeStorable<T>(value: T): T {
  if (typeof value === 'string') return storableText(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (typeof member === 'string') {
      const storable = storableText(member);
      if (storable !== member) members[name] = storable;
    } else if (typeof member === 'object') {
      makeStorable(member);
    }
  }
  return value;
}
