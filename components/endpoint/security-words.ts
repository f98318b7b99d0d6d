import type { SecurityUse } from '@/lib/contracts/operation';
import { SECURITY_WORDS } from './words';

/** One scheme in words: `API key “X-Key” in the header`, `OAuth 2 with read, write`. */
export function securityWords({ kind, scheme, in: place, name, scopes }: SecurityUse): string {
  const words = SECURITY_WORDS[kind];
  if (kind === 'undefined') return `“${scheme}”, ${words}`;
  const where = name ? ` “${name}” in the ${place ?? 'request'}` : '';
  const scope = scopes.length > 0 ? ` with ${scopes.join(', ')}` : '';
  return `${words}${where}${scope}`;
}

/** The alternatives of an operation; schemes of one alternative hold together. An empty one asks for nothing. */
export function alternativesInWords(security: readonly (readonly SecurityUse[])[]): string[] {
  return security.map((uses) =>
    uses.length === 0 ? 'nothing at all' : uses.map(securityWords).join(' and '),
  );
}

/** Kinds of credentials as traffic shows them. */
const CREDENTIAL_WORDS: Record<string, string> = {
  basic: 'Basic',
  bearer: 'Bearer token',
  jwt: 'Bearer JWT',
  digest: 'Digest',
  negotiate: 'Negotiate',
  'aws-sigv4': 'AWS SigV4',
  'other-scheme': 'Another scheme',
  'api-key-header': 'API key in a header',
  'api-key-query': 'API key in the query',
  'session-cookie': 'Session cookie',
  'mutual-tls': 'Mutual TLS',
  stated: 'As the source states',
};

export function credentialWord(kind: string): string {
  return CREDENTIAL_WORDS[kind] ?? kind;
}
