import type { NamedCaller } from '@/lib/contracts/lifecycle';
import type { Db } from './client';

/** What clients are called, by fingerprint; those without a name are left out. */
export async function readCallerNames(db: Db, prints: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.callerName.findMany({ where: { fingerprint: { in: [...prints] } } });
  return new Map(rows.map(({ fingerprint, name }) => [fingerprint, name]));
}

/** Names a client, in place of what it was called before. */
export async function writeCallerName(
  db: Db,
  { fingerprint, name }: NamedCaller,
  by: { actor: string; at: Date },
): Promise<void> {
  const data = { name, ...by };
  await db.callerName.upsert({ where: { fingerprint }, create: { fingerprint, ...data }, update: data });
}

/** False when it had no name. */
export async function deleteCallerName(db: Db, fingerprint: string): Promise<boolean> {
  return (await db.callerName.deleteMany({ where: { fingerprint } })).count > 0;
}
