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
  'verify',
  'invite',
  'coupon',
  'redeem',
  'withdraw',
  'transfer',
  'booking',
  'reservation',
];
const FLOWS = new Set(SENSITIVE_FLOW_WORDS);
const FLOW_PHRASES = ['sign up', 'log in', 'gift card'];

/** Some literal segment of the template names a flow worth abusing. */
export function isSensitiveFlow(template: string): boolean {
  return literalSegments(template).some((segment) => {
    const words = nameWords(segment);
    return words.some((word) => FLOWS.has(word)) || FLOW_PHRASES.includes(words.join(' '));
  });
}

/** What serves operators and debuggers, as the beginning of a path or the whole of its last segment. */
export const DEBUG_SEGMENTS: readonly string[] = [
  'actuator',
  'debug',
  'metrics',
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
  'trace',
  'heapdump',
  'pprof',
  '__debug__',
  'console',
  'graphiql',
  'playground',
  'jolokia',
  'prometheus',
  'elmah.axd',
  '.aws',
  '.svn',
  '.ds_store',
];
const DEBUGS = new Set(DEBUG_SEGMENTS);

/** The template leads to a debug surface. */
export function isDebugPath(template: string): boolean {
  const segments = literalSegments(template).map((segment) => segment.toLowerCase());
  return segments.some((segment) => DEBUGS.has(segment));
}

function literalSegments(template: string): string[] {
  return template.split('/').filter((segment) => segment !== '' && !segment.startsWith('{'));
}
