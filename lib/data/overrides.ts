import type { TemplateOverride } from '@/lib/contracts/endpoint';
import type { StoredOverride } from '@/lib/contracts/template-change';
import type { Db } from './client';

export async function readOverrides(db: Db, apiId: number): Promise<StoredOverride[]> {
  const rows = await db.templateOverride.findMany({ where: { apiId }, orderBy: { id: 'asc' } });
  return rows.map(({ id, prefix, kind, words, createdAt }) => ({
    id,
    prefix,
    kind: kind as TemplateOverride['kind'],
    words,
    createdAt: createdAt.toISOString(),
  }));
}

export async function insertOverride(
  db: Db,
  apiId: number,
  override: TemplateOverride,
): Promise<StoredOverride> {
  const { id, createdAt } = await db.templateOverride.create({ data: { apiId, ...override } });
  return { ...override, id, createdAt: createdAt.toISOString() };
}

/** False when the API has no such override. */
export async function deleteOverride(db: Db, apiId: number, id: number): Promise<boolean> {
  const { count } = await db.templateOverride.deleteMany({ where: { id, apiId } });
  return count > 0;
}

/** Gives the decisions about places below a base path to another API, the base path stripped. */
export async function moveOverrides(
  db: Db,
  { from, into, basePath }: { from: number; into: number; basePath: string },
): Promise<void> {
  await db.$executeRaw`
    UPDATE "TemplateOverride" SET "apiId" = ${into}, "prefix" = substr("prefix", ${basePath.length + 1}::int)
     WHERE "apiId" = ${from} AND ("prefix" = ${basePath} OR starts_with("prefix", ${`${basePath}/`}))`;
}
