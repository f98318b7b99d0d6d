/** Longest sample, in characters. */
export const SAMPLE_LENGTH = 120;

/**
 * The shape of a record for the receipt: letters become `a`, digits `9`, control characters `?`, anything beyond ASCII
 * `a`; punctuation stays. Nothing that was a value can be read back.
 */
export function redactSample(bytes: Uint8Array, start: number, end: number): string {
  let sample = '';
  for (let i = start; i < end && sample.length < SAMPLE_LENGTH; i++) sample += redactByte(bytes[i] as number);
  return sample;
}

function redactByte(byte: number): string {
  if (byte >= 0x30 && byte <= 0x39) return '9';
  if (byte < 0x20 || byte === 0x7f) return '?';
  if (byte >= 0x80) return (byte & 0xc0) === 0x80 ? '' : 'a';
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? 'a' : String.fromCharCode(byte);
}
