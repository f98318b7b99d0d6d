/** Where the part of a `$ref` before `#` leads. Nothing outside the upload is ever opened. */
export type RefAddress =
  | { kind: 'inside'; file: string }
  | { kind: 'outside'; reason: string; remedy: string };

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Resolves a file reference against the file that holds it; both are relative POSIX paths. No file is looked up. */
export function resolveAddress(address: string, from: string): RefAddress {
  if (address === '') return { kind: 'inside', file: from };
  const path = percentDecode(address).replaceAll('\\', '/');
  if (/^(https?:)?\/\//i.test(path)) return outside('leads to a network address, which is never opened');
  if (SCHEME.test(path) || path.startsWith('/'))
    return outside('leads to a place outside the upload, which is never opened');
  const segments = from.split('/').slice(0, -1);
  for (const segment of (path.split('?')[0] as string).split('/')) {
    if (segment === '..') {
      if (segments.length === 0) return outside('climbs out of the upload, and is never opened');
      segments.pop();
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return { kind: 'inside', file: segments.join('/') };
}

export function isAbsoluteUri(address: string): boolean {
  return SCHEME.test(address);
}

/** Keys of a JSON pointer (RFC 6901), given without `#`; `undefined` when the text is no pointer. */
export function pointerSegments(fragment: string): string[] | undefined {
  if (fragment === '') return [];
  const decoded = percentDecode(fragment);
  if (!decoded.startsWith('/')) return undefined;
  return decoded
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Broken percent-encoding is left as it stands. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function outside(reason: string): RefAddress {
  return {
    kind: 'outside',
    reason,
    remedy: 'Put the file into the upload and refer to it by a relative path.',
  };
}
