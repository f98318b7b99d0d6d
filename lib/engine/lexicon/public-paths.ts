/** Folders and files that a web site shows to everybody; compared without case, as whole segments. */
export const PUBLIC_FOLDERS: readonly string[] = ['.well-known', 'assets', 'static', 'public', 'fonts'];
export const PUBLIC_FILES: readonly string[] = [
  'robots.txt',
  'security.txt',
  'humans.txt',
  'ads.txt',
  'sitemap.xml',
  'favicon.ico',
  'manifest.json',
  'site.webmanifest',
];
/** Ends of the names of files that a page is made of. */
export const PAGE_FILES: readonly string[] = [
  'css',
  'js',
  'mjs',
  'map',
  'woff',
  'woff2',
  'ttf',
  'svg',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'avif',
  'ico',
];

const FOLDERS = new Set(PUBLIC_FOLDERS);
const FILES = new Set(PUBLIC_FILES);
const ENDS = new Set(PAGE_FILES);

/** The path is public by what it is: the root, a file that a page is made of, `/robots.txt`, `/.well-known/…`. */
export function isPublicPath(template: string): boolean {
  const segments = template.toLowerCase().split('/').filter(Boolean);
  const last = segments.at(-1);
  if (last === undefined) return true;
  const [first] = segments;
  if (first !== undefined && FOLDERS.has(first)) return segments.length > 1;
  return FILES.has(last) || (last.includes('.') && ENDS.has(last.slice(last.lastIndexOf('.') + 1)));
}

/** Below `/.well-known/` (RFC 8615), where a site says of itself what everybody should know. */
export function isWellKnown(template: string): boolean {
  return template.startsWith('/.well-known/');
}
