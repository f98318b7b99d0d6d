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
interface Answer {
  description: string;
  content?: object;
}

/**
 * Adds to an operation what holds for all: who may use it, and how it refuses, which is by a problem unless its own refusals
 * have another content. Its id is the route's name.
 */
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
  const responses = operation.responses as Record<string, Answer>;
  const own = responses['400']?.content;
  const refusal = (description: string): Answer => ({
    description,
    content: own ?? { 'application/problem+json': { schema: PROBLEM } },
  });
  for (const [status, { description }] of Object.entries(responses)) {
    if (Number(status) >= 400) responses[status] = refusal(description);
  }
  responses['429'] = refusal('Too many requests at once; `Retry-After` says when to come back.');
  if (!own) {
    responses['422'] = refusal('The request has parts that do not fit.');
    responses['500'] = refusal('The server failed; nothing was changed.');
  }
  if (isOpen) return;
  responses['401'] = refusal('Nobody has signed in, or the token does not work.');
  responses['403'] = refusal('The role or the token may not do this.');
}

function saysWho({ roles, scope, ownedOnly }: Permission): string {
  if (roles === 'anyone') return 'For everybody, without signing in.';
  const owned = ownedOnly ? ` (${ownedOnly.join(', ')}: for APIs that their teams own)` : '';
  const token = scope === null ? 'No token can do this.' : `A token needs the scope \`${scope}\`.`;
  return `For ${roles.join(', ')}${owned}. ${token}`;
}
