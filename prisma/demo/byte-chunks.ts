const CHUNK_CHARACTERS = 256 * 1024;

/** Pieces of text as UTF-8 in chunks of about 256 KB. Made anew on each reading, so that it can be read again. */
export function byteChunks(pieces: () => Iterable<string>): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      const encoder = new TextEncoder();
      let pending: string[] = [];
      let length = 0;
      for (const piece of pieces()) {
        pending.push(piece);
        length += piece.length;
        if (length < CHUNK_CHARACTERS) continue;
        yield encoder.encode(pending.join(''));
        pending = [];
        length = 0;
      }
      if (length > 0) yield encoder.encode(pending.join(''));
    },
  };
}
