import { finished } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { AppError, UnreadableError } from './errors';
import { isZip } from './zip-signature';

export const HEAD_BYTES = 64 * 1024;

/** Compressions that are unpacked, each known by its first bytes. */
const PACKINGS = [
  // RFC 1952.
  { name: 'gzip', magic: [0x1f, 0x8b], create: createGunzip },
  // RFC 8878.
  { name: 'Zstandard', magic: [0x28, 0xb5, 0x2f, 0xfd], create: createZstdDecompress },
] as const;
type Packing = (typeof PACKINGS)[number];

/** Compressed data that ends early or is damaged. What came out before it is sound. */
export class DamagedError extends UnreadableError {
  /** What is wrong, and where. */
  readonly damage: string;

  constructor(damage: string) {
    super(`${damage}. Compress the file again and send it.`);
    this.damage = damage;
  }
}

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

/**
 * Opens a body: gzip and Zstandard are unpacked as a stream, everything else passes. Fails on an empty body. Where they are
 * damaged the stream ends with a DamagedError; where the body itself breaks off, with an UnreadableError.
 */
export async function decodeUpload(
  body: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): Promise<DecodedUpload> {
  const raw = observed(body, options.onRaw)[Symbol.asyncIterator]();
  const first = (await collect(raw, 4)).bytes;
  if (first.length === 0)
    throw new UnreadableError('The file is empty: there is nothing to read. Check how it was exported.');
  const packing = packingOf(first);
  const whole = prepend(first, raw);
  const plain = packing ? unpack(whole, packing, options.decompressionRatio) : whole;
  const decoded = plain[Symbol.asyncIterator]();
  const { bytes, damage } = await collect(decoded, HEAD_BYTES);
  if (bytes.length === 0)
    throw damage ?? new UnreadableError('The compressed file holds nothing. Check how it was exported.');
  return {
    head: bytes.subarray(0, HEAD_BYTES),
    isZip: isZip(bytes),
    chunks: prepend(bytes, decoded, damage),
  };
}

/** How these first bytes are compressed; `null` when they are not. */
export function packingOf(bytes: Uint8Array): Packing | null {
  return PACKINGS.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte)) ?? null;
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
  try {
    for await (const chunk of body) {
      onRaw(chunk);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableError(
      `The upload broke off before its end (${reason}); nothing of it was counted. Send it again.`,
    );
  }
}

/** The first bytes, and the damage found among them. */
async function collect(
  chunks: AsyncIterator<Uint8Array>,
  atLeast: number,
): Promise<{ bytes: Uint8Array; damage: DamagedError | null }> {
  const parts: Uint8Array[] = [];
  let damage: DamagedError | null = null;
  try {
    for (let size = 0; size < atLeast; ) {
      const { value, done } = await chunks.next();
      if (done) break;
      parts.push(value);
      size += value.length;
    }
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    damage = error;
  }
  return { bytes: Buffer.concat(parts), damage };
}

/** The head, then what is left. No generator: one that was never begun would not let go of the rest. */
function prepend(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  damage: DamagedError | null = null,
): AsyncIterableIterator<Uint8Array> {
  let isGiven = head.length === 0;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (isGiven && damage) throw damage;
      if (isGiven) return rest.next();
      isGiven = true;
      return { value: head, done: false };
    },
    async return() {
      await rest.return?.();
      return { value: undefined, done: true };
    },
  };
}

/** Compressed bytes taken at a time: what comes out of them, at most a thousand times as many, is held at once. */
const PIECE_BYTES = 16 * 1024;
const OUTPUT_BYTES = 256 * 1024;

async function* unpack(
  compressed: AsyncIterable<Uint8Array>,
  packing: Packing,
  ratio: number,
): AsyncGenerator<Uint8Array> {
  const unzip = packing.create({ chunkSize: OUTPUT_BYTES });
  let output: Uint8Array[] = [];
  let failure: NodeJS.ErrnoException | null = null;
  let wake = (): void => {};
  unzip.on('data', (chunk) => output.push(chunk));
  unzip.on('error', (error) => {
    failure = error;
    wake();
  });
  let bytesIn = 0;
  let bytesOut = 0;
  const take = (): Uint8Array[] => {
    const taken = output;
    output = [];
    for (const { length } of taken) bytesOut += length;
    if (bytesOut > FREE_BYTES && bytesOut > bytesIn * ratio)
      throw new UnreadableError(
        `The file unpacks to more than ${ratio} times its size, as a decompression bomb would. Send it unpacked.`,
      );
    return taken;
  };
  try {
    for await (const chunk of compressed) {
      for (let at = 0; at < chunk.length && !failure; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        bytesIn += piece.length;
        await new Promise<void>((resolve) => {
          wake = resolve;
          unzip.write(piece, () => resolve());
        });
        yield* take();
      }
      if (failure) break;
    }
    unzip.end();
    await finished(unzip).catch(() => {});
    yield* take();
    if (failure) throw new DamagedError(describeDamage(failure, packing, bytesOut));
  } finally {
    unzip.destroy();
  }
}

function describeDamage({ code }: NodeJS.ErrnoException, { name }: Packing, bytesOut: number): string {
  const what = code === 'Z_BUF_ERROR' ? 'ends in the middle' : 'is damaged';
  return `The ${name} data ${what}, after ${bytesOut} bytes of the unpacked file`;
}
