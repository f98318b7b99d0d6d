/** Beginnings of media types that a page is made of beside its HTML, lower case. */
export const PAGE_PART_TYPES: readonly string[] = [
  'image/',
  'video/',
  'audio/',
  'font/',
  'text/css',
  'text/javascript',
  'application/javascript',
  'application/x-javascript',
  'application/font',
];
/** Of pages. */
export const PAGE_TYPES: readonly string[] = ['text/html', 'application/xhtml+xml'];
