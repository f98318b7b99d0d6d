import type { Environment } from '@/lib/contracts/inventory';

/** Words of a host name that mean a system which is not production, whole words between dots and dashes. */
export const NON_PRODUCTION_WORDS: readonly string[] = [
  'dev',
  'develop',
  'development',
  'test',
  'testing',
  'tst',
  'qa',
  'uat',
  'sit',
  'stage',
  'staging',
  'stg',
  'preprod',
  'preview',
  'sandbox',
  'demo',
  'beta',
  'canary',
  'integration',
  'int',
  'nonprod',
  'lab',
];

const WORDS = new Set(NON_PRODUCTION_WORDS);

/** Some word of the name, digits at its end aside, is one of them. The public suffix is left alone: `.dev` is a domain. */
export function isNonProductionHost(host: string): boolean {
  const labels = host.replace(/:\d+$/, '').toLowerCase().split('.').slice(0, -1);
  return labels.flatMap((label) => label.split(/[-_]/)).some((word) => WORDS.has(word.replace(/\d+$/, '')));
}

/** What the name of an endpoint's host says it is part of. */
export function environmentOf(host: string | null): Environment {
  if (host === null) return 'unknown';
  return isNonProductionHost(host) ? 'non-production' : 'production';
}
