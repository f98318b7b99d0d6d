import { readEnv } from '../env';

/** Tells browsers to use TLS alone, for a year; nothing where people reach Gnomon without it. */
export function transportHeaders(): Record<string, string> {
  return readEnv().publicUrl?.startsWith('https://')
    ? { 'strict-transport-security': 'max-age=31536000' }
    : {};
}

/** Of answers that are no pages: none is kept by a cache, and one that is opened as a page can do nothing. */
export function closedHeaders(): Record<string, string> {
  return {
    'cache-control': 'private, no-store',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...transportHeaders(),
  };
}
