import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PERMISSIONS } from '@/lib/contracts/permissions';
import { checkFiles } from '@/lib/services/check-files';
import { makeTemporaryFolder } from '@/testing/temporary-folder';
import { openApiDocument } from './openapi-document';

it('passes our own check with at least 90 points', async () => {
  const file = path.join(makeTemporaryFolder('document'), 'openapi.json');
  writeFileSync(file, JSON.stringify(await openApiDocument('https://gnomon.example.com/api/v1')));
  const request = { specs: [file], traffic: [], baseline: [] };
  const { apis, notes, failures } = await checkFiles(
    request,
    { minScore: 90 },
    new Date('2026-11-26T00:00:00Z'),
  );
  expect(notes).toEqual([]);
  expect(failures).toEqual([]);
  expect(apis).toHaveLength(1);
});

it('describes every route of the table, once', async () => {
  const { paths } = (await openApiDocument('https://gnomon.example.com/api/v1')) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const ids = Object.values(paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
  const outside = ['auth', 'document', 'estate.catalog', 'health', 'metrics'];
  expect(ids.toSorted()).toEqual(
    Object.keys(PERMISSIONS)
      .filter((name) => !outside.includes(name))
      .toSorted(),
  );
});
