import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How a file is known again under another name: what the disk calls it, and how it begins. */
const Identity = z.object({
  device: z.number(),
  inode: z.number(),
  /** The first bytes of it that were there, at most as many as log-file.ts says, as a hash. */
  head: z.object({ bytes: z.number().int(), sha256: z.string() }),
});
export type Identity = z.infer<typeof Identity>;

/** How far one file was read. */
const FilePlace = z.object({
  /** Counts the files that had the name, and the times that one began anew. */
  generation: z.number().int(),
  identity: Identity,
  /** When it had last been written to, as far as it was read. */
  changedMs: z.number(),
  /** Everything before is acknowledged. */
  offset: z.number().int(),
  /** End of the batch that was sent and may not be acknowledged; it is sent again to the byte, under the same key. */
  pendingEnd: z.number().int().nullable(),
});
export type FilePlace = z.infer<typeof FilePlace>;

/** Where the follower of a log is. */
const Place = z.object({
  log: z.string(),
  /** Of this follower, and part of each batch's key. */
  follower: z.string(),
  /** The last one that was given to a file. */
  generation: z.number().int(),
  /** The oldest first; those before the last were rotated, and may still be written to. */
  files: z.array(FilePlace),
  /** As the first receipt called it. */
  format: z.string().nullable(),
});
export type Place = z.infer<typeof Place>;

/** Keeps the place of one log's follower on disk. */
export class PlaceKeeper {
  readonly file: string;
  readonly place: Place;

  /** Reads the place that was kept for this log, source and server, or begins one. Throws when it cannot be read. */
  constructor(folder: string, { log, source, server }: { log: string; source: string; server: string }) {
    const name = createHash('sha256')
      .update(JSON.stringify([log, source, server]))
      .digest('hex');
    this.file = path.join(folder, `${name.slice(0, 32)}.json`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.place = readPlace(this.file) ?? {
      log,
      follower: crypto.randomUUID(),
      generation: 0,
      files: [],
      format: null,
    };
  }

  /** When it returns the place survives a crash of the machine. */
  save(): void {
    const draft = `${this.file}.${process.pid}`;
    const descriptor = openSync(draft, 'w', 0o600);
    try {
      writeSync(descriptor, JSON.stringify(this.place));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, this.file);
    syncFolder(path.dirname(this.file));
  }

  /** The next file of this name, or the same file anew. */
  begin(identity: Identity, changedMs: number, offset = 0): FilePlace {
    this.place.generation++;
    const { generation } = this.place;
    const begun: FilePlace = { generation, identity, changedMs, offset, pendingEnd: null };
    this.place.files.push(begun);
    this.save();
    return begun;
  }

  forget(file: FilePlace): void {
    this.place.files = this.place.files.filter((one) => one !== file);
    this.save();
  }

  /** Of the batch that begins at the offset: the same for the same bytes, whoever was killed in between. */
  keyOf({ generation, offset }: FilePlace, end: number): string {
    return `follow:${this.place.follower}:${generation}:${offset}-${end}`;
  }
}

/** The new name is part of the folder, and kept with it. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readPlace(file: string): Place | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return Place.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(
      `${file} does not say where its log was left. Delete it to begin that log anew; what was delivered before counts twice then.`,
      { cause },
    );
  }
}
