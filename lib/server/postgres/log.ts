import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const KEPT_BYTES = 10_000_000;

/** What Postgres writes goes to a file, which it can still write to when this program has been killed. */
export class ClusterLog {
  readonly file: string;
  private markedAt = 0;

  constructor(file: string) {
    this.file = file;
    if (existsSync(file) && statSync(file).size > KEPT_BYTES) renameSync(file, `${file}.old`);
  }

  mark(): void {
    this.markedAt = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
  }

  sinceMark(): string {
    const descriptor = openSync(this.file, 'r');
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - this.markedAt));
      readSync(descriptor, bytes, 0, bytes.length, this.markedAt);
      return bytes.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  }
}
