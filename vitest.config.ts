import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const exclude = ['**/node_modules/**', '**/.next/**', '**/dist/**', 'e2e/**'];

export default defineConfig({
  resolve: { alias: { '@': at('.'), 'server-only': at('scripts/empty-module.ts') } },
  test: {
    env: { GNOMON_ROOT: at('.') },
    globalSetup: ['testing/thread-program.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure: what they share is read only, so that a module is loaded once for all of them.
          isolate: false,
          include: ['**/*.test.ts'],
          exclude: [...exclude, '**/*.slow.test.ts', '**/*.integration.test.ts'],
        },
      },
      { extends: true, test: { name: 'slow', include: ['**/*.slow.test.ts'], exclude, testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude,
          globalSetup: ['testing/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
