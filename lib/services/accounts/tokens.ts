import type { z } from 'zod';
import type { ApiToken, NewApiToken } from '@/lib/contracts/account';
import { addToken, listTokens, removeToken } from '@/lib/data/accounts/tokens';
import { database } from '@/lib/data/client';
import { NotFoundError } from '../errors';
import type { Actor } from './actor';
import { hashSecret, makeSecret } from './secrets';

const DAY_MS = 24 * 3600 * 1000;
const START_CHARS = 11;

/** An administrator sees everybody's. */
export function browseTokens(actor: Actor): Promise<ApiToken[]> {
  return listTokens(database(), actor.role === 'admin' ? undefined : actor.id);
}

/** A program that signs with the secret may do what its owner may, as far as the scopes go. */
export async function createToken(
  actor: Actor,
  { name, scopes, source, days }: z.infer<typeof NewApiToken>,
  now: Date,
): Promise<{ token: ApiToken; secret: string }> {
  const secret = makeSecret('gnomon');
  const token = await addToken(database(), {
    userId: actor.id,
    name,
    scopes: [...new Set(scopes)],
    source: source ?? null,
    secretHash: hashSecret(secret),
    start: secret.slice(0, START_CHARS),
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  });
  return { token, secret };
}

export async function revokeToken(actor: Actor, id: number): Promise<void> {
  const name = await removeToken(database(), id, actor.role === 'admin' ? undefined : actor.id);
  if (name === null) throw new NotFoundError('token', id);
}
