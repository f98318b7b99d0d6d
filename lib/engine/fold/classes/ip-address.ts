const DOT = 0x2e;
const COLON = 0x3a;

/** Four decimal octets without leading zeros. */
export function isIpv4(bytes: Uint8Array, start: number, end: number): boolean {
  let octets = 0;
  let at = start;
  for (;;) {
    let value = 0;
    const first = at;
    while (at < end) {
      const digit = (bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at++;
    }
    const length = at - first;
    if (length === 0 || length > 3 || value > 255 || (length > 1 && bytes[first] === 0x30)) return false;
    octets++;
    if (at === end) return octets === 4;
    if (octets === 4 || bytes[at] !== DOT) return false;
    at++;
  }
}

/** Eight groups of one to four hexadecimal digits, or fewer with one `::` (RFC 4291, 2.2), a last IPv4 part included. */
export function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  let groups = 0;
  let hasGap = false;
  let at = start;
  if (bytes[at] === COLON) {
    if (bytes[at + 1] !== COLON) return false;
    hasGap = true;
    at += 2;
  }
  while (at < end) {
    const first = at;
    while (at < end && isHex(bytes[at] as number)) at++;
    if (bytes[at] === DOT && at < end) return isIpv4(bytes, first, end) && isComplete(groups + 2, hasGap);
    if (at === first || at - first > 4) return false;
    groups++;
    if (at === end) break;
    if (bytes[at] !== COLON) return false;
    at++;
    if (at === end) return false;
    if (bytes[at] === COLON) {
      if (hasGap) return false;
      hasGap = true;
      at++;
    }
  }
  return isComplete(groups, hasGap);
}

function isComplete(groups: number, hasGap: boolean): boolean {
  return hasGap ? groups > 0 && groups < 8 : groups === 8;
}

function isHex(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}
