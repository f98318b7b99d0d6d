import { nameWords } from './name-words';

/** Words of a path that mean administration, whole words of a segment. */
export const ADMIN_WORDS: readonly string[] = [
  'admin',
  'admins',
  'administrator',
  'administration',
  'superuser',
  'backoffice',
  'sysadmin',
  'root',
];

const ADMIN = new Set(ADMIN_WORDS);

/** Some literal segment of the template has a word that means administration. */
export function isAdminPath(template: string): boolean {
  return template
    .split('/')
    .some((segment) => !segment.startsWith('{') && nameWords(segment).some((word) => ADMIN.has(word)));
}

/** Words of a path that start a flow worth abusing by machine. */
export const SENSITIVE_FLOW_WORDS: readonly string[] = [
  'login',
  'signin',
  'signup',
  'register',
  'registration',
  'checkout',
  'purchase',
  'buy',
  'payment',
  'payments',
  'pay',
  'reset',
  'forgot',
  'otp',
  'invite',
  'coupon',
  'redeem',
  'withdraw',
  'transfer',
  'booking',
  'reservation',
];
const FLOWS = new Set(SENSITIVE_FLOW_WORDS);
/** What a caller proves to own by verifying it. */
const PROVEN = new Set([
  'otp',
  'email',
  'mail',
  'phone',
  'sms',
  'code',
  'account',
  'identity',
  'fa',
  'mfa',
  'token',
]);
const FLOW_PHRASES = ['sign up', 'log in', 'sign in', 'gift card'];

/** Some literal segment of the template names a flow worth abusing. */
export function isSensitiveFlow(template: string): boolean {
  return literalSegments(template).some((segment) => {
    const words = nameWords(segment);
    return words.some((word) => FLOWS.has(word)) || FLOW_PHRASES.includes(words.join(' ')) || isProof(words);
  });
}

/** `verify` alone, or of what proves who somebody is: `verify-email`. Other things are verified too. */
function isProof(words: readonly string[]): boolean {
  return words.includes('verify') && (words.length === 1 || words.some((word) => PROVEN.has(word)));
}

/** What serves operators and debuggers, as a whole segment, wherever it stands. */
export const DEBUG_SEGMENTS: readonly string[] = [
  'actuator',
  '.env',
  '.git',
  'swagger',
  'swagger-ui',
  'swagger-ui.html',
  'swagger.json',
  'api-docs',
  'openapi.json',
  'phpinfo',
  'phpinfo.php',
  'server-status',
  'heapdump',
  'pprof',
  '__debug__',
  'graphiql',
  'jolokia',
  'elmah.axd',
  '.aws',
  '.svn',
  '.ds_store',
];
const DEBUGS = new Set(DEBUG_SEGMENTS);

/** Words that resources have too: a debug surface only as the beginning or the end of a path without parameters. */
export const DEBUG_WORDS: readonly string[] = [
  'debug',
  'metrics',
  'trace',
  'console',
  'playground',
  'prometheus',
];
const WORDS = new Set(DEBUG_WORDS);

/** The template leads to a debug surface. */
export function isDebugPath(template: string): boolean {
  const segments = literalSegments(template).map((segment) => segment.toLowerCase());
  if (segments.some((segment) => DEBUGS.has(segment))) return true;
  if (template.includes('{')) return false;
  return WORDS.has(segments[0] ?? '') || WORDS.has(segments.at(-1) ?? '');
}

function literalSegments(template: string): string[] {
  return template.split('/').filter((segment) => segment !== '' && !segment.startsWith('{'));
}
