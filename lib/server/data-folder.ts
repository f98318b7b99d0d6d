import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The folder of root is passable, not listable: Postgres runs as another user and lives in it. */
export function ensureDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: userInfo().uid === 0 ? 0o711 : 0o700 });
}
