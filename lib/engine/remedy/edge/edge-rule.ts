const METHOD = /^[A-Z][A-Z-]{0,20}$/;
const PARAMETER = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?(?::\d{1,5})?$/;
const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;

/** Whether a method, which may come from traffic, can be written as it is. */
export function isPlainMethod(method: string): boolean {
  return METHOD.test(method);
}

/** A header's name in lower case; `null` for what is no plain name. */
export function plainHeader(name: string): string | null {
  return HEADER.test(name) ? name.toLowerCase() : null;
}

/** Whether a parameter's or a member's name can be written as it is. */
export function isPlainParameter(name: string): boolean {
  return PARAMETER.test(name);
}

/** Whether a host's name can be written as it is. */
export function isPlainHost(host: string): boolean {
  return HOST.test(host);
}

/**
 * What the paths of a template match: PCRE and RE2, of the characters `A–Z a–z 0–9 / _ - \ [ ] ^ +`.
 * `key` has `{}` for each parameter. Whatever is not a letter, a digit, `/`, `_` or
 * `-` is written as `\xHH`, so that no character of a path means anything to a pattern, a string or a file; what is not
 * ASCII is percent-encoded first when `isEncoded`, as it is on the wire, and else written byte by byte.
 */
export function pathPattern(key: string, isEncoded: boolean): string {
  return key
    .split('{}')
    .map((literal) => literalPattern(literal.toWellFormed(), isEncoded))
    .join('[^/]+');
}

function literalPattern(literal: string, isEncoded: boolean): string {
  const text = isEncoded ? literal.replaceAll(/[^!-~]+/g, encodeURIComponent) : literal;
  return [...new TextEncoder().encode(text)].map(bytePattern).join('');
}

function bytePattern(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w/-]/.test(character) ? character : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
