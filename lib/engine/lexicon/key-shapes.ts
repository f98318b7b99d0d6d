import { beginsWith, DASH, DIGIT, FAMILY, LOWER, UNDERSCORE, UPPER } from '@/lib/engine/bytes/characters';

const WORD = LOWER | UPPER | DIGIT | UNDERSCORE | DASH;

/** Prefix, bytes behind it (at least, at most) and their families, as the vendors document their keys. */
const KEY_SHAPES: readonly { prefix: string; least: number; most: number; families: number }[] = [
  { prefix: 'AKIA', least: 16, most: 16, families: UPPER | DIGIT }, // AWS access key
  { prefix: 'ASIA', least: 16, most: 16, families: UPPER | DIGIT }, // AWS temporary access key
  { prefix: 'ABIA', least: 16, most: 16, families: UPPER | DIGIT }, // AWS bearer
  { prefix: 'AIza', least: 35, most: 35, families: WORD }, // Google API key
  { prefix: 'GOCSPX-', least: 24, most: 32, families: WORD }, // Google OAuth client secret
  { prefix: 'ya29.', least: 20, most: 2048, families: WORD }, // Google OAuth access token
  { prefix: 'ghp_', least: 36, most: 255, families: UPPER | LOWER | DIGIT }, // GitHub, personal
  { prefix: 'gho_', least: 36, most: 255, families: UPPER | LOWER | DIGIT }, // GitHub, OAuth
  { prefix: 'ghu_', least: 36, most: 255, families: UPPER | LOWER | DIGIT }, // GitHub, user to server
  { prefix: 'ghs_', least: 36, most: 255, families: WORD }, // GitHub, server to server
  { prefix: 'ghr_', least: 36, most: 255, families: UPPER | LOWER | DIGIT }, // GitHub, refresh
  { prefix: 'github_pat_', least: 40, most: 255, families: WORD }, // GitHub, fine-grained
  { prefix: 'xoxb-', least: 16, most: 255, families: WORD }, // Slack, bot
  { prefix: 'xoxp-', least: 16, most: 255, families: WORD }, // Slack, user
  { prefix: 'xoxa-', least: 16, most: 255, families: WORD }, // Slack, workspace
  { prefix: 'xoxr-', least: 16, most: 255, families: WORD }, // Slack, refresh
  { prefix: 'xoxs-', least: 16, most: 255, families: WORD }, // Slack, session
  { prefix: 'xapp-', least: 16, most: 255, families: WORD }, // Slack, application
  { prefix: 'sk_live_', least: 16, most: 255, families: UPPER | LOWER | DIGIT }, // Stripe, secret
  { prefix: 'sk_test_', least: 16, most: 255, families: UPPER | LOWER | DIGIT },
  { prefix: 'rk_live_', least: 16, most: 255, families: UPPER | LOWER | DIGIT }, // Stripe, restricted
  { prefix: 'rk_test_', least: 16, most: 255, families: UPPER | LOWER | DIGIT },
  { prefix: 'whsec_', least: 24, most: 255, families: UPPER | LOWER | DIGIT }, // Stripe, webhook
  { prefix: 'glpat-', least: 20, most: 255, families: WORD }, // GitLab
  { prefix: 'npm_', least: 36, most: 36, families: UPPER | LOWER | DIGIT },
  { prefix: 'sk-ant-', least: 24, most: 255, families: WORD }, // Anthropic
  { prefix: 'sk-proj-', least: 24, most: 255, families: WORD }, // OpenAI
];

export const SHORTEST_KEY = Math.min(...KEY_SHAPES.map(({ prefix, least }) => prefix.length + least));

/** First bytes of KEY_SHAPES, for a look before the list. */
const KEY_STARTS = new Uint8Array(256);
for (const { prefix } of KEY_SHAPES) KEY_STARTS[prefix.charCodeAt(0)] = 1;

/** Keys of AWS, Google, GitHub, Slack, Stripe and others whose shape their vendors publish. Publishable keys are not. */
export function isKnownKey(bytes: Uint8Array, start: number, end: number): boolean {
  if (KEY_STARTS[bytes[start] as number] === 0) return false;
  for (const { prefix, least, most, families } of KEY_SHAPES) {
    const length = end - start - prefix.length;
    if (length < least || length > most || !beginsWith(bytes, start, end, prefix)) continue;
    if (isMadeOf(bytes, start + prefix.length, end, families)) return true;
  }
  return false;
}

function isMadeOf(bytes: Uint8Array, start: number, end: number, families: number): boolean {
  for (let i = start; i < end; i++)
    if (((FAMILY[bytes[i] as number] as number) & families) === 0) return false;
  return true;
}
