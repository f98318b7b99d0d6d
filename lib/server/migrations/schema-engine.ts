import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MigratingPg, type MigratingPgOptions } from './migrating-pg';

/** Nothing is left out of a migration or a comparison. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Where the engine leaves the words of a panic, which otherwise surfaces as a bare `unreachable`. */
const panic = {
  message: '',
  set_message(message: string): void {
    this.message = message;
  },
};

let instantiated: Promise<void> | undefined;

/**
 * Runs `use` with Prisma's schema engine as WebAssembly: the native one is a download. Its memory is instantiated once
 * a process. Errors carry the engine's own words.
 */
export async function withSchemaEngine<T>(
  options: MigratingPgOptions & { schema: string },
  use: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const adapter = new MigratingPg(options);
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: [['prisma/schema.prisma', options.schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(adapter),
    );
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}${panic.message}`, { cause: error });
  } finally {
    await adapter.close();
  }
}

async function instantiate(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic });
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const wasm = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': imports() });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The engine's lock limit of ten seconds is never cleared: its timer must not keep a finished process alive. */
function imports(): WebAssembly.ModuleImports {
  const own = Object.entries(engineModule).map(([name, value]) => [
    name,
    name.startsWith('__wbg_setTimeout')
      ? (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref()
      : value,
  ]);
  return Object.fromEntries(own);
}
