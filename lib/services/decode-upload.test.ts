import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { noise } from '@/testing/bad-input/noise';
import { inChunks } from '@/testing/services';
import { DamagedError, decodeUpload } from './decode-upload';

const TEXT = Buffer.from(noise(3_000_000));
const PACKED = gzipSync(TEXT);
const CHUNK = 64 * 1024;

/** What comes out, and what ended it. */
async function decode(body: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = [];
  let damage: unknown = null;
  let isZip = false;
  try {
    const decoded = await decodeUpload(body, { decompressionRatio: 1000, onRaw: () => {} });
    isZip = decoded.isZip;
    for await (const chunk of decoded.chunks) parts.push(chunk);
  } catch (error) {
    damage = error;
  }
  return { bytes: Buffer.concat(parts), damage, isZip };
}
const flip = (at: number): Uint8Array => PACKED.map((byte, index) => (index === at ? byte ^ 0xff : byte));

describe('decodeUpload', () => {
  it.each([1, 3, 1000, CHUNK, 4_000_000])('unpacks gzip that comes in chunks of %d bytes', async (size) => {
    const packed = gzipSync(TEXT.subarray(0, size * 2000));
    const { bytes, damage } = await decode(inChunks(packed, size));
    expect(damage).toBeNull();
    expect(bytes.equals(TEXT.subarray(0, size * 2000))).toBe(true);
  });

  it.each([1000, CHUNK])('unpacks Zstandard that comes in chunks of %d bytes', async (size) => {
    const { bytes, damage } = await decode(inChunks(zstdCompressSync(TEXT), size));
    expect(damage).toBeNull();
    expect(bytes.equals(TEXT)).toBe(true);
  });

  it('ends where Zstandard is cut, or damaged', async () => {
    const packed = zstdCompressSync(TEXT, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    const cut = await decode(inChunks(packed.subarray(0, packed.length - 9)));
    expect((cut.damage as Error).message).toMatch(/The Zstandard data/);
    const damaged = await decode(inChunks(packed.map((byte, i) => (i === 60_000 ? byte ^ 0xff : byte))));
    expect(damaged.damage).toBeInstanceOf(DamagedError);
  });

  it('tells a zip archive, also inside gzip', async () => {
    const zip = zipSync({ 'a.json': new Uint8Array(9) });
    expect(await decode(inChunks(zip))).toMatchObject({ isZip: true, damage: null });
    const inside = await decode(inChunks(gzipSync(zip)));
    expect(inside).toMatchObject({ isZip: true, damage: null });
    expect(inside.bytes.equals(zip)).toBe(true);
    expect(await decode(inChunks(zipSync({})))).toMatchObject({ isZip: true });
    expect(await decode(inChunks(Buffer.from('PK is no archive')))).toMatchObject({ isZip: false });
  });

  // zlib never calls back for the write that fails.
  it.each([10, 30_000, 1_000_000, PACKED.length - 20, PACKED.length - 6])(
    'ends at damage %d bytes in with what came before it',
    async (at) => {
      const { bytes, damage } = await decode(inChunks(flip(at), CHUNK));
      expect(damage).toBeInstanceOf(DamagedError);
      expect(bytes.length).toBeGreaterThan(at / 2 - 100_000);
      expect(bytes.length).toBeLessThanOrEqual(TEXT.length);
    },
    5000,
  );

  it.each([5, 30_000, 1_000_000, PACKED.length - 1])('ends where gzip is cut after %d bytes', async (at) => {
    const { bytes, damage } = await decode(inChunks(PACKED.subarray(0, at), CHUNK));
    expect((damage as Error).message).toMatch(/ends in the middle, after \d+ bytes/);
    expect(TEXT.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('lets go of the body when its reader stops early', async () => {
    let isLetGo = false;
    async function* body() {
      try {
        for (;;) yield PACKED;
      } finally {
        isLetGo = true;
      }
    }
    const { chunks } = await decodeUpload(body(), { decompressionRatio: 1000, onRaw: () => {} });
    for await (const chunk of chunks) if (chunk.length > 0) break;
    expect(isLetGo).toBe(true);

    isLetGo = false;
    const unread = await decodeUpload(body(), { decompressionRatio: 1000, onRaw: () => {} });
    await unread.chunks[Symbol.asyncIterator]().return?.();
    expect(isLetGo).toBe(true);
  });

  it('says that a body broke off', async () => {
    async function* body() {
      yield PACKED.subarray(0, 100_000);
      throw new Error('socket hang up');
    }
    expect((await decode(body())).damage).toMatchObject({
      message: expect.stringMatching(/broke off.*socket hang up.*Send it again/),
    });
  });
});
