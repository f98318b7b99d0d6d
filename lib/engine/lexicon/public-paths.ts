/** Folders of files, and files, that a web site shows to everybody; compared without case, as whole segments. */
export const PUBLIC_FOLDERS: readonly string[] = ['assets', 'static', 'fonts'];
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

/** What a service says of itself to monitors, and publishes for those who check its tokens: a last segment. */
export const PUBLIC_SIGNS: readonly string[] = [
  'health',
  'healthz',
  'healthcheck',
  'health-check',
  'livez',
  'readyz',
  'liveness',
  'readiness',
  'ping',
  'jwks',
  'jwks.json',
  'openid-configuration',
  'captcha',
  'logout',
  'log-out',
  'signout',
  'sign-out',
];

const FOLDERS = new Set(PUBLIC_FOLDERS);
const FILES = new Set(PUBLIC_FILES);
const ENDS = new Set(PAGE_FILES);
const SIGNS = new Set(PUBLIC_SIGNS);

/** The path is public by what it is: a file of the site, or below `/public/`. */
export function isPublicPath(template: string): boolean {
  const segments = segmentsOf(template);
  return isSiteFile(template) || (segments[0] === 'public' && segments.length > 1);
}

/**
 * The root, a file that a page is made of, `/robots.txt`, `/.well-known/…`, a file in a folder of files:
 * `/assets/i18n/{file}`. `/assets/{assetId}` is a resource.
 */
export function isSiteFile(template: string): boolean {
  const segments = segmentsOf(template);
  const last = segments.at(-1);
  if (last === undefined) return true;
  const [first = '', second = ''] = segments;
  if (first === '.well-known') return segments.length > 1;
  if (FILES.has(last) || (last.includes('.') && ENDS.has(last.slice(last.lastIndexOf('.') + 1)))) return true;
  return FOLDERS.has(first) && segments.length > 2 && !second.startsWith('{') && /^\{|\./.test(last);
}

/** Everybody is meant to reach it: health, published keys, captcha, logout. One with a parameter is somebody's. */
export function isPublicSign(template: string): boolean {
  return !template.includes('{') && SIGNS.has(segmentsOf(template).at(-1) ?? '');
}

/** Below `/.well-known/` (RFC 8615), where a site says of itself what everybody should know. */
export function isWellKnown(template: string): boolean {
  return template.startsWith('/.well-known/');
}

function segmentsOf(template: string): string[] {
  return template.toLowerCase().split('/').filter(Boolean);
}
