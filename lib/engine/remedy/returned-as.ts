/** Rules that see one problem from two sides: what was fixed under one may come back under the other. */
const SIDES: Readonly<Record<string, readonly string[]>> = {
  'AUTH-01': ['AUTH-02'],
  'AUTH-02': ['AUTH-01'],
};

interface Placed {
  rule: string;
  method: string | null;
  key: string | null;
}

/** Says of a finding that opens which other one was resolved at its place, if it is the same problem; `null`: none. */
export function sayReturned(
  opened: Placed,
  kept: readonly (Placed & { id: number; status: string })[],
): string | null {
  const sides = SIDES[opened.rule];
  if (!sides || opened.key === null) return null;
  const before = kept.find(
    ({ rule, method, key, status }) =>
      status === 'resolved' && sides.includes(rule) && method === opened.method && key === opened.key,
  );
  return before
    ? `It was found. ${before.rule} was resolved here (finding ${before.id}): callers without credentials are back.`
    : null;
}
