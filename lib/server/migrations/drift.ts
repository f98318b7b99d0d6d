import { connectionOf, type Migration } from './migrate';
import { readMigrations, readSchema } from './migration-folders';
import { NO_FILTERS, withSchemaEngine } from './schema-engine';

/**
 * The SQL that would bring the migrations up to the schema: `''` when they agree. Needs a server where it may make a
 * database for a moment. Partitions, triggers and expression indexes are not seen.
 */
export function findDrift({ databaseUrl, root }: Migration): Promise<string> {
  const schema = readSchema(root);
  return withSchemaEngine({ connection: connectionOf(databaseUrl), schema }, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(root).list },
      to: { tag: 'schemaDatamodel', files: [{ path: 'prisma/schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  });
}
