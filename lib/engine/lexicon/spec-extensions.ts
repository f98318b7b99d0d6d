/**
 * Vendor extensions of OpenAPI documents that say something of an operation's life or audience. A value in the lists is
 * compared in lower case; where the extension is an object, the named members are read.
 */

/** Date on which an operation stops: oasdiff, GitBook and Scalar, Backbase, Procore, and words in use elsewhere. */
export const SUNSET_EXTENSIONS: readonly string[] = [
  'x-sunset',
  'x-sunset-date',
  'x-sunset-at',
  'x-sunsetdate',
  'x-deprecated-sunset',
  'x-deprecation-sunset',
  'x-removal-date',
  'x-removal',
  'x-end-of-life',
  'x-eol',
  'x-eol-date',
  'x-retirement-date',
];

/** Objects that carry such a date (Microsoft, GitHub, lifecycle blocks), and the members that hold it, best first. */
export const SUNSET_OBJECTS: readonly string[] = [
  'x-sunset',
  'x-deprecation',
  'x-deprecated',
  'x-ms-deprecation',
  'x-github',
  'x-lifecycle',
  'x-api-lifecycle',
];
export const SUNSET_MEMBERS: readonly string[] = [
  'sunset',
  'sunsetDate',
  'sunset-date',
  'sunsetAt',
  'date',
  'removalDate',
  'removal-date',
  'removal_date',
  'eol',
  'endOfLife',
  'retirementDate',
];
/** Their `date` is the day of deprecation, not the end. */
export const DEPRECATION_DATED: ReadonlySet<string> = new Set([
  'x-deprecation',
  'x-deprecated',
  'x-ms-deprecation',
]);

/** Present and not false: deprecated. */
export const DEPRECATION_EXTENSIONS: readonly string[] = [
  'x-deprecated',
  'x-is-deprecated',
  'x-deprecation',
  'x-deprecated-at',
  'x-deprecated-since',
  'x-deprecatedinversion',
  'x-ms-deprecation',
  'x-stream-deprecated',
];

/** Deprecated when the value says so. */
export const STATUS_EXTENSIONS: readonly string[] = [
  'x-status',
  'x-release-status',
  'x-releasestatus',
  'x-lifecycle',
  'x-api-lifecycle',
  'x-stability',
  'x-stability-level',
  'x-maturity',
];
export const STATUS_MEMBERS: readonly string[] = ['status', 'state', 'stage', 'phase'];
export const DEPRECATED_WORDS: ReadonlySet<string> = new Set([
  'deprecated',
  'sunset',
  'retired',
  'obsolete',
  'end-of-life',
]);

/** True, or `yes`: internal. Redocly, Stoplight, Zuplo and others; `x-private` is IBM's. */
export const INTERNAL_FLAGS: readonly string[] = [
  'x-internal',
  'x-internal-only',
  'x-is-internal',
  'x-private',
  'x-private-api',
];

/** False: internal. */
export const PUBLIC_FLAGS: readonly string[] = ['x-public', 'x-is-public', 'x-external'];

/** Internal when the value says so: `x-audience` is Zalando's, in `info`; `x-visibility` may hold `{ extent }` or `{ restriction }`. */
export const AUDIENCE_EXTENSIONS: readonly string[] = [
  'x-audience',
  'x-api-audience',
  'x-visibility',
  'x-api-visibility',
  'x-google-visibility',
  'x-access',
  'x-access-level',
  'x-access-scope',
  'x-exposure',
  'x-scope',
];
export const AUDIENCE_MEMBERS: readonly string[] = [
  'extent',
  'restriction',
  'level',
  'audience',
  'visibility',
];
export const INTERNAL_WORDS: ReadonlySet<string> = new Set([
  'internal',
  'private',
  'internal-only',
  'component-internal',
  'business-unit-internal',
  'company-internal',
  'team-internal',
  'organization',
  'organisation',
]);
