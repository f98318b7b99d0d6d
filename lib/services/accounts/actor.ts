import type { Role, Scope } from '@/lib/contracts/roles';
import { readActor } from '@/lib/data/accounts/people';
import { findToken, touchToken } from '@/lib/data/accounts/tokens';
import { database } from '@/lib/data/client';
import { authenticator } from './authenticator';
import { hashSecret } from './secrets';

/** Who is asking, and by what: a person in a browser, or a program with a token of theirs. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Ids. */
  teams: number[];
  /** `null` for a person. */
  token: { id: number; name: string; scopes: Scope[]; source: string | null } | null;
  /** Token of the session, to know it among others; `null` for a program. */
  session: string | null;
}

/** `null`: nobody, as far as the headers show. A token that does not work is nobody, whatever the cookies say. */
export async function identify(headers: Headers, now: Date): Promise<Actor | null> {
  const secret = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (secret !== undefined) return identifyToken(secret, now);
  if (headers.get('authorization') !== null || headers.get('cookie') === null) return null;
  const session = await authenticator().api.getSession({ headers });
  if (!session) return null;
  const person = await readActor(database(), session.user.id);
  return person && { ...person, token: null, session: session.session.token };
}

async function identifyToken(secret: string, now: Date): Promise<Actor | null> {
  const db = database();
  const token = await findToken(db, hashSecret(secret), now);
  if (!token) return null;
  const person = await readActor(db, token.userId);
  if (!person) return null;
  await touchToken(db, token.id, now);
  const { id, name, scopes, source } = token;
  return { ...person, token: { id, name, scopes, source }, session: null };
}

/** How the actor came, in the words of the audit log. */
export function viaOf({ token }: Pick<Actor, 'token'>): string {
  return token ? `token ${token.name}` : 'session';
}
