import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, type ArchiveLimits, unzipSpecs } from './spec-archive';
import { readSpecFolder } from './spec-archive-folder';

const text = (content: string) => new TextEncoder().encode(content);
const limits = (some: Partial<ArchiveLimits> = {}): ArchiveLimits => ({ ...ARCHIVE_LIMITS, ...some });

describe('an archive', () => {
  const names = async (files: Record<string, Uint8Array>) => [
    ...(await unzipSpecs(zipSync(files), limits())).keys(),
  ];

  it('gives its spec files under relative names', async () => {
    const files = {
      'api/openapi.yaml': text('openapi: 3.0.0'),
      'api/schemas/a.json': text('{}'),
      LICENSE: text('x'),
    };
    const unpacked = await unzipSpecs(zipSync(files), limits());
    expect([...unpacked.keys()]).toEqual(['api/openapi.yaml', 'api/schemas/a.json', 'LICENSE']);
    expect(new TextDecoder().decode(unpacked.get('api/openapi.yaml'))).toBe('openapi: 3.0.0');
  });

  it('passes over pictures, archives inside and the leavings of tools', async () => {
    const files = {
      'a.png': text('x'),
      'b.zip': zipSync({}),
      '__MACOSX/c.json': text('{}'),
      'node_modules/d/e.json': text('{}'),
      '.git/f': text('x'),
      'g.json': text('{}'),
    };
    expect(await names(files)).toEqual(['g.json']);
  });

  it.each(['../evil.json', 'a/../../evil.json', '/etc/evil.json', 'C:/evil.json', '..\\evil.json'])(
    'that climbs out with %s is refused by name',
    async (name) => {
      await expect(unzipSpecs(zipSync({ [name]: text('{}') }), limits())).rejects.toThrow(
        /evil\.json" would leave/,
      );
    },
  );

  it('with a link is refused by name', async () => {
    const link = zipSync({ 'link.json': [text('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] });
    await expect(unzipSpecs(link, limits())).rejects.toThrow(/"link\.json" in the archive is a link/);
  });

  it('with an encrypted file is refused by name', async () => {
    const zip = Buffer.from(zipSync({ 'a.json': text('{}') }));
    const directory = zip.indexOf('PK\x01\x02', 0, 'latin1');
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    await expect(unzipSpecs(zip, limits())).rejects.toThrow(/"a\.json" in the archive is encrypted/);
  });

  it.each<[string, Partial<ArchiveLimits>, RegExp]>([
    ['too many entries', { entries: 1 }, /2 files, more than the limit of 1/],
    ['too many bytes', { totalBytes: 1_000_000 }, /more than 0 MB/],
    ['a bomb', { ratio: 100, freeBytes: 1000 }, /zip bomb/],
  ])('with %s is refused', async (_, some, message) => {
    const bomb = zipSync({ 'a.json': new Uint8Array(2_000_000), 'b.json': text('{}') }, { level: 9 });
    await expect(unzipSpecs(bomb, limits(some))).rejects.toThrow(message);
  });

  it.each([
    ['cut off', (zip: Uint8Array) => zip.subarray(0, zip.length - 30)],
    [
      'damaged',
      (zip: Uint8Array) => zip.map((byte, index) => (index > 32 && index < 45 ? byte ^ 0xff : byte)),
    ],
    ['empty', () => new Uint8Array(0)],
    ['no archive at all', () => text('hello')],
  ])('that is %s is refused with a remedy', async (_, damage) => {
    const zip = zipSync({
      'a.json': text(JSON.stringify({ some: 'content that is long enough to be packed, packed, packed' })),
    });
    await expect(unzipSpecs(damage(zip), limits())).rejects.toThrow(/Create it again/);
  });
});

describe('a folder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'gnomon-folder-'));
    mkdirSync(path.join(root, 'schemas'));
    mkdirSync(path.join(root, 'node_modules'));
    writeFileSync(path.join(root, 'openapi.yaml'), 'openapi: 3.0.0');
    writeFileSync(path.join(root, 'schemas/a.json'), '{}');
    writeFileSync(path.join(root, 'node_modules/b.json'), '{}');
    writeFileSync(path.join(root, 'c.png'), 'x');
    symlinkSync('/etc', path.join(root, 'link'));
    symlinkSync('/etc/passwd', path.join(root, 'passwd.json'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('gives its spec files under relative names, and follows no link', async () => {
    expect([...(await readSpecFolder(root, limits())).keys()].sort()).toEqual([
      'openapi.yaml',
      'schemas/a.json',
    ]);
  });

  it('past a limit is refused', async () => {
    await expect(readSpecFolder(root, limits({ entries: 2 }))).rejects.toThrow(/more than the limit of 2/);
    await expect(readSpecFolder(root, limits({ totalBytes: 15 }))).rejects.toThrow(/more than 0 MB/);
  });
});
