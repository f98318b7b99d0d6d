import type { SecurityUse } from '@/lib/contracts/operation';

export interface ExampleCredential {
  in: 'header' | 'query';
  name: string;
  text: string;
}

const SCHEME_NAMES: Partial<Record<SecurityUse['kind'], string>> = {
  basic: 'Basic <credentials>',
  bearer: 'Bearer <token>',
  oauth2: 'Bearer <token>',
  openIdConnect: 'Bearer <token>',
  digest: 'Digest <credentials>',
  negotiate: 'Negotiate <token>',
};

/** Stand-ins for the credentials of the first declared alternative that asks for any. */
export function exampleCredentials(security: readonly (readonly SecurityUse[])[]): ExampleCredential[] {
  const uses = security.find((alternative) => alternative.length > 0) ?? [];
  return uses.flatMap((use) => {
    if (use.kind === 'apiKey') return apiKey(use);
    const text = SCHEME_NAMES[use.kind];
    return text === undefined ? [] : [{ in: 'header' as const, name: 'Authorization', text }];
  });
}

function apiKey({ in: place, name }: SecurityUse): ExampleCredential[] {
  if (name === undefined) return [];
  if (place === 'cookie') return [{ in: 'header', name: 'Cookie', text: `${name}=<key>` }];
  return [{ in: place ?? 'header', name, text: '<key>' }];
}
