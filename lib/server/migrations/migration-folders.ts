import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The migrations of `prisma/migrations` as the schema engine takes them, oldest first. */
export function readMigrations(root: string) {
  const baseDir = path.join(root, 'prisma', 'migrations');
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    names,
    list: {
      baseDir,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: names.map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    },
  };
}

export function readSchema(root: string): string {
  return readFileSync(path.join(root, 'prisma', 'schema.prisma'), 'utf8');
}
