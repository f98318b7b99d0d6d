import type { Db } from './client';
import { lifecycleCodes } from './codes';

const DEPRECATED = [lifecycleCodes.code('deprecated'), lifecycleCodes.code('sunset-passed')];

/** Methods and templates of an API's endpoints by path, those that were retired left out. */
export async function readEndpointPaths(
  db: Db,
  apiId: number,
  limit: number,
): Promise<{ method: string; path: string; isDeprecated: boolean }[]> {
  const rows = await db.endpoint.findMany({
    where: { apiId, lifecycle: { not: lifecycleCodes.code('retired') } },
    select: { method: true, path: true, lifecycle: true },
    orderBy: [{ path: 'asc' }, { method: 'asc' }],
    take: limit,
  });
  return rows.map(({ method, path, lifecycle }) => ({
    method,
    path,
    isDeprecated: DEPRECATED.includes(lifecycle),
  }));
}
