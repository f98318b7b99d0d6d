/** What a person may do, from least to most; permissions.ts says what each may. Without zod, for pages too. */
export const ROLES = ['viewer', 'developer', 'analyst', 'governance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a token may do of what its owner may. `intake`: deliver traffic and specs, nothing else. */
export const SCOPES = ['read', 'write', 'intake'] as const;
export type Scope = (typeof SCOPES)[number];
