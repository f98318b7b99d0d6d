import { Policy, type PolicyDay, type PolicyException, type PolicyExemption } from '@/lib/contracts/policy';
import type { PolicyException as ExceptionRow } from '@/lib/generated/prisma/client';
import type { Db } from './client';

export interface StoredPolicy {
  id: number;
  policy: Policy;
  version: number;
  changedBy: string;
  changedAt: Date;
}

/** By name. */
export async function listPolicies(db: Db): Promise<StoredPolicy[]> {
  const rows = await db.policy.findMany({ orderBy: { name: 'asc' } });
  return rows.map(({ id, body, version, changedBy, changedAt }) => ({
    id,
    policy: Policy.parse(body),
    version,
    changedBy,
    changedAt,
  }));
}

export async function findPolicyByName(db: Db, name: string): Promise<{ id: number } | null> {
  return db.policy.findUnique({ where: { name }, select: { id: true } });
}

export async function addPolicy(db: Db, policy: Policy, by: string, at: Date): Promise<number> {
  const { name } = policy;
  const row = await db.policy.create({
    data: { name, body: policy as object, changedBy: by, changedAt: at },
  });
  return row.id;
}

export async function writePolicy(db: Db, id: number, policy: Policy, by: string, at: Date): Promise<void> {
  const { name } = policy;
  await db.policy.update({
    where: { id },
    data: { name, body: policy as object, changedBy: by, changedAt: at, version: { increment: 1 } },
  });
}

/** With its exceptions and days. */
export async function deletePolicy(db: Db, id: number): Promise<void> {
  await db.policy.delete({ where: { id } });
}

/** Of one policy, or of all; newest first. */
export async function listPolicyExceptions(
  db: Db,
  policyId?: number,
  limit?: number,
): Promise<(PolicyException & { policyId: number })[]> {
  const rows = await db.policyException.findMany({
    where: { policyId },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toException);
}

export async function findPolicyException(
  db: Db,
  policyId: number,
  id: number,
): Promise<PolicyException | null> {
  const row = await db.policyException.findFirst({ where: { id, policyId } });
  if (!row) return null;
  const { policyId: _, ...exception } = toException(row);
  return exception;
}

function toException({ until, requestedAt, decidedAt, verdict, ...row }: ExceptionRow): PolicyException & {
  policyId: number;
} {
  return {
    ...row,
    until: until.toISOString().slice(0, 10),
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    verdict: verdict as PolicyException['verdict'],
  };
}

export async function addPolicyException(
  db: Db,
  policyId: number,
  { api, endpoint, until, reason }: PolicyExemption,
  { id, name, at }: { id: string; name: string; at: Date },
): Promise<number> {
  const row = await db.policyException.create({
    data: {
      policyId,
      api,
      endpoint,
      until: new Date(until),
      reason,
      requesterId: id,
      requester: name,
      requestedAt: at,
    },
  });
  return row.id;
}

export async function decidePolicyException(
  db: Db,
  id: number,
  { verdict, approver }: { verdict: NonNullable<PolicyException['verdict']>; approver: string },
  at: Date,
): Promise<void> {
  await db.policyException.update({ where: { id }, data: { verdict, approver, decidedAt: at } });
}

/** Keeps how policies stand on a day, in place of what was kept of it before. */
export async function writePolicyDays(
  db: Db,
  days: readonly (PolicyDay & { policyId: number })[],
): Promise<void> {
  for (const { policyId, day, ...counts } of days) {
    const at = new Date(day);
    await db.policyDay.upsert({
      where: { policyId_day: { policyId, day: at } },
      create: { policyId, day: at, ...counts },
      update: counts,
    });
  }
}

/** From a day on, oldest first, by policy. */
export async function readPolicyDays(db: Db, since: Date): Promise<Map<number, PolicyDay[]>> {
  const rows = await db.policyDay.findMany({ where: { day: { gte: since } }, orderBy: { day: 'asc' } });
  const days = rows.map(({ day, ...row }) => ({ ...row, day: day.toISOString().slice(0, 10) }));
  return new Map(
    [...Map.groupBy(days, ({ policyId }) => policyId)].map(([id, own]) => [
      id,
      own.map(({ policyId: _, ...day }) => day),
    ]),
  );
}
