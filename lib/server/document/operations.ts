import type { Permission } from '@/lib/contracts/permissions';

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', maxLength: 200 },
    title: { type: 'string', maxLength: 200 },
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599 },
    detail: { type: 'string', maxLength: 10_000 },
    code: { type: 'string', maxLength: 100 },
  },
};
const problem = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: PROBLEM } },
});

/** Adds to an operation what holds for all: who may use it, and how it refuses. Its id is the route's name. */
export function completeOperation(
  operation: Record<string, unknown>,
  permissions: Readonly<Record<string, Permission>>,
): void {
  const permission = permissions[String(operation.operationId)];
  if (!permission) throw new Error(`${operation.operationId} has no permission`);
  const isOpen = permission.roles === 'anyone';
  const ways = permission.scope === null ? [{ session: [] }] : [{ session: [] }, { token: [] }];
  operation.security = isOpen ? [{}] : ways;
  operation.description = [operation.description, saysWho(permission)].filter(Boolean).join('\n\n');
  const responses = operation.responses as Record<string, unknown>;
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) >= 400) responses[status] = problem((response as { description: string }).description);
  }
  responses['422'] = problem('The request has parts that do not fit.');
  responses['429'] = problem('Too many requests at once; `Retry-After` says when to come back.');
  responses['500'] = problem('The server failed; nothing was changed.');
  if (isOpen) return;
  responses['401'] = problem('Nobody has signed in, or the token does not work.');
  responses['403'] = problem('The role or the token may not do this.');
}

function saysWho({ roles, scope, ownedOnly }: Permission): string {
  if (roles === 'anyone') return 'For everybody, without signing in.';
  const owned = ownedOnly ? ` (${ownedOnly.join(', ')}: for APIs that their teams own)` : '';
  const token = scope === null ? 'No token can do this.' : `A token needs the scope \`${scope}\`.`;
  return `For ${roles.join(', ')}${owned}. ${token}`;
}
