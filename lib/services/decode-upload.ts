import { createGunzip } from 'node:zlib';
import { UnreadableError } from './errors';

export const HEAD_BYTES = 64 * 1024;

/** A body opened: its first bytes, and all of its bytes (the head included) once more as a stream. */
export interface DecodedUpload {
  head: Uint8Array;
  /** Zip archives are left as they are. */
  isZip: boolean;
  chunks: AsyncIterable<Uint8Array>;
}

export interface DecodeOptions {
  /** Decompressed over compressed bytes at most, checked once 10 MB have come out. */
  decompressionRatio: number;
  /** Called with every chunk as it came in, before decompression. */
  onRaw(chunk: Uint8Array): void;
}

const FREE_BYTES = 10 * 1024 * 1024;

/** Opens a body: gzip is unpacked as a stream, everything else passes. Fails on an empty body. */
export async function decodeUpload(
  body: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): Promise<DecodedUpload> {
  const raw = observed(body, options.onRaw)[Symbol.asyncIterator]();
  const first = await collect(raw, 4);
  if (first.length === 0)
    throw new UnreadableError('The file is empty: there is nothing to read. Check how it was exported.');
  const isGzip = first[0] === 0x1f && first[1] === 0x8b;
  const isZip = first[0] === 0x50 && first[1] === 0x4b && first[2] === 3 && first[3] === 4;
  const plain = isGzip ? gunzip(prepend(first, raw), options.decompressionRatio) : prepend(first, raw);
  const decoded = plain[Symbol.asyncIterator]();
  const head = isZip ? first : await collect(decoded, HEAD_BYTES);
  return { head: head.subarray(0, HEAD_BYTES), isZip, chunks: prepend(head, decoded) };
}

/** All bytes of a stream in one array; refuses more than `limit`. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit)
      throw new UnreadableError(
        `A spec may be at most ${Math.round(limit / 2 ** 20)} MB. Split it, or remove examples.`,
      );
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* observed(
  body: AsyncIterable<Uint8Array>,
  onRaw: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    onRaw(chunk);
    yield chunk;
  }
}

async function collect(chunks: AsyncIterator<Uint8Array>, atLeast: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < atLeast) {
    const { value, done } = await chunks.next();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  return Buffer.concat(parts);
}

async function* prepend(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* gunzip(compressed: AsyncIterable<Uint8Array>, ratio: number): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  let bytesIn = 0;
  let bytesOut = 0;
  const feeding = (async () => {
    for await (const chunk of compressed) {
      bytesIn += chunk.length;
      if (!unzip.write(chunk)) await new Promise((resolve) => unzip.once('drain', resolve));
    }
    unzip.end();
  })();
  feeding.catch((error) => unzip.destroy(error));
  for await (const chunk of unzip) {
    bytesOut += chunk.length;
    if (bytesOut > FREE_BYTES && bytesOut > bytesIn * ratio) {
      unzip.destroy();
      throw new UnreadableError(
        `The file unpacks to more than ${ratio} times its size, as a decompression bomb would. Send it unpacked.`,
      );
    }
    yield chunk;
  }
}
