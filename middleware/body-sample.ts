const MOST_BYTES = 64 * 1024;
const JSON_TYPE = /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
const FORM_TYPE = /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Counts a body and, if it is JSON or a form and wanted, keeps it while it is at most 64 KB. Never throws. */
export class BodySample {
  bytes = 0;
  readonly kind: 'json' | 'form' | 'other';
  private parts: Buffer[] | undefined;

  constructor(type: string | undefined, isWanted: boolean) {
    this.kind = JSON_TYPE.test(type ?? '') ? 'json' : FORM_TYPE.test(type ?? '') ? 'form' : 'other';
    if (isWanted && this.kind !== 'other') this.parts = [];
  }

  add(chunk: unknown, encoding: unknown): void {
    const isText = typeof chunk === 'string';
    if (!isText && !(chunk instanceof Uint8Array)) return;
    const spelling = Buffer.isEncoding(String(encoding)) ? (encoding as BufferEncoding) : 'utf8';
    this.bytes += isText ? Buffer.byteLength(chunk, spelling) : chunk.length;
    if (this.bytes > MOST_BYTES) this.parts = undefined;
    // Copied: the host may use its buffer again.
    this.parts?.push(isText ? Buffer.from(chunk, spelling) : Buffer.from(chunk));
  }

  /** `undefined` when it was not wanted, or too long. */
  text(): string | undefined {
    return this.parts && Buffer.concat(this.parts).toString();
  }
}
