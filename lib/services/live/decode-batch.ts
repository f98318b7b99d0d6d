import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import { packingOf } from '../decode-upload';

/** A batch that unpacks to more takes the way of files, which needs no more memory for more bytes. */
export const MOST_PLAIN_BYTES = 16 * 1024 * 1024;

/** Each chunk that comes out is a trip to another thread and back. */
const LIMITS = { maxOutputLength: MOST_PLAIN_BYTES, chunkSize: 1024 * 1024 };
const UNPACK = {
  gzip: promisify<Uint8Array, typeof LIMITS, Buffer>(gunzip),
  Zstandard: promisify<Uint8Array, typeof LIMITS, Buffer>(zstdDecompress),
};

/** All of a small batch, unpacked; `null` when it is damaged, empty or too large for this way. */
export async function decodeBatch(raw: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const packing = packingOf(raw);
  if (!packing) return raw.length > 0 && raw.length <= MOST_PLAIN_BYTES ? inOwnBuffer(raw) : null;
  try {
    const plain = await UNPACK[packing.name](raw, LIMITS);
    return plain.length > 0 ? inOwnBuffer(plain) : null;
  } catch {
    return null;
  }
}

/** Bytes whose buffer can be given to a thread, with nothing of others in it. */
function inOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : bytes.slice();
}
