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

/** Where the follower of a file is. */
const Place = z.object({
  file: z.string(),
  /** Of this follower, and part of each batch's key. */
  follower: z.string(),
  /** Counts the files that had the name, and the times that one began anew. */
  generation: z.number().int(),
  identity: Identity.nullable(),
  /** Everything before is acknowledged. */
  offset: z.number().int(),
  /** End of the batch that was sent and may not be acknowledged; it is sent again to the byte, under the same key. */
  pendingEnd: z.number().int().nullable(),
  /** As the first receipt called it. */
  format: z.string().nullable(),
});
export type Place = z.infer<typeof Place>;

/** Keeps the place of one file's follower on disk. */
export class PlaceKeeper {
  private readonly file: string;
  readonly place: Place;

  /** Reads the place that was kept for this file, source and server, or begins one. Throws when it cannot be read. */
  constructor(folder: string, { file, source, server }: { file: string; source: string; server: string }) {
    const name = createHash('sha256')
      .update(JSON.stringify([file, source, server]))
      .digest('hex');
    this.file = path.join(folder, `${name.slice(0, 32)}.json`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.place = readPlace(this.file) ?? {
      file,
      follower: crypto.randomUUID(),
      generation: 0,
      identity: null,
      offset: 0,
      pendingEnd: null,
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
  }

  /** The next file of this name, or the same file anew. */
  begin(identity: Identity, offset = 0): void {
    Object.assign(this.place, {
      generation: this.place.generation + 1,
      identity,
      offset,
      pendingEnd: null,
    } satisfies Partial<Place>);
    this.save();
  }

  /** Of the batch that begins at the present offset: the same for the same bytes, whoever was killed in between. */
  keyOf(end: number): string {
    const { follower, generation, offset } = this.place;
    return `follow:${follower}:${generation}:${offset}-${end}`;
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
