const UNSTORABLE = /[\0\ud800-\udfff]/;

/** Text as Postgres can hold it: NUL, and half a surrogate pair, become the replacement character. */
export function storableText(text: string): string {
  return UNSTORABLE.test(text) ? text.toWellFormed().replaceAll('\0', '\ufffd') : text;
}

/** The same for every text in a value, names of members left alone. Changes the value. O(its size). */
export function makeStorable<T>(value: T): T {
  if (typeof value === 'string') return storableText(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (typeof member === 'string') {
      if (UNSTORABLE.test(member)) members[name] = storableText(member);
    } else if (typeof member === 'object') {
      makeStorable(member);
    }
  }
  return value;
}
