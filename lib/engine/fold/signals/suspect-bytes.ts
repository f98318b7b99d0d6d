/** What a byte says of the bytes around it: nothing, enough, or only with the bytes behind it. */
const LONE = 1;
const WITH_NEXT = 2;

/** What a pattern can begin with when none of the lone bytes is there. */
const SEQUENCES = ['..', '://', 'union', '/etc/', '%2', '%0'] as const;

/** 1 for the second bytes of SEQUENCES: a look before the list. */
const SECOND = new Uint8Array(256);
for (const sequence of SEQUENCES) {
  SECOND[sequence.charCodeAt(1)] = 1;
  SECOND[sequence.toUpperCase().charCodeAt(1)] = 1;
}

/** Paths and queries as sent: what is encoded has to be decoded to be judged, and words are apart by one of these. */
export const PATH_AS_SENT = tableOf('\'"<;|`$\\(%+*\0', ['..']);
export const QUERY_AS_SENT = tableOf('\'"<;|`$\\(%+*\0', ['..', '://', '/etc/']);
/** The text of a JSON body, where quotes and backslashes are of its grammar as long as nothing is escaped. */
export const IN_JSON = tableOf("'<;|&`$\\(=", SEQUENCES);
/** A decoded value. */
export const DECODED = tableOf('\'"<;|&`$\\(=\0\n', SEQUENCES);

/**
 * True when `bytes[start, end)` may match one of INJECTION_PATTERNS or be a URL, and has to be looked at closely. The
 * pass that nearly all requests end with. O(bytes).
 */
export function isSuspect(bytes: Uint8Array, start: number, end: number, table: Uint8Array): boolean {
  for (let i = start; i < end; i++) {
    const mark = table[bytes[i] as number] as number;
    if (mark === 0) continue;
    if (mark === LONE || beginsSequence(bytes, i, end)) return true;
  }
  return false;
}

function beginsSequence(bytes: Uint8Array, at: number, end: number): boolean {
  if (SECOND[bytes[at + 1] as number] !== 1) return false;
  const first = (bytes[at] as number) | 0x20;
  for (const sequence of SEQUENCES) {
    if ((sequence.charCodeAt(0) | 0x20) === first && holdsAt(bytes, at, end, sequence)) return true;
  }
  return false;
}

function holdsAt(bytes: Uint8Array, at: number, end: number, sequence: string): boolean {
  if (end - at < sequence.length) return false;
  for (let i = 1; i < sequence.length; i++) {
    const byte = bytes[at + i] as number;
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== sequence.charCodeAt(i)) return false;
  }
  return true;
}

function tableOf(lone: string, sequences: readonly (typeof SEQUENCES)[number][]): Uint8Array {
  const table = new Uint8Array(256);
  for (const sequence of sequences) {
    table[sequence.charCodeAt(0)] = WITH_NEXT;
    table[sequence.toUpperCase().charCodeAt(0)] = WITH_NEXT;
  }
  for (const character of lone) table[character.charCodeAt(0)] = LONE;
  return table;
}
