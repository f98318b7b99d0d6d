import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableError } from './errors';

/** Bounds of one archive or folder of specs. Reaching one refuses the whole. */
export interface ArchiveLimits {
  /** Files and folders listed. */
  entries: number;
  /** Bytes of all kept files together, unpacked. */
  totalBytes: number;
  /** Unpacked bytes over packed bytes of one entry, judged once `freeBytes` have come out of the archive. */
  ratio: number;
  freeBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  totalBytes: 256 * 1024 * 1024,
  ratio: 200,
  freeBytes: 10 * 1024 * 1024,
};

const MEGABYTE = 1024 * 1024;
const FILE_TYPE = 0xf000;
const SYMLINK = 0xa000;
const SPEC_NAME = /\.(json|ya?ml|txt)$|(^|\/)[^./]+$/i;
const FOREIGN_FOLDER = /(^|\/)(__MACOSX|node_modules|\.git)\//;

/** Files that may belong to a spec. Pictures, archives inside and the leavings of tools are passed over. */
export function isSpecName(name: string): boolean {
  return SPEC_NAME.test(name) && !FOREIGN_FOLDER.test(name);
}

/** Unpacks a zip in memory, by relative POSIX name. Throws UnreadableError for what is damaged, hostile or too large. */
export async function unzipSpecs(bytes: Uint8Array, limits: ArchiveLimits): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let zip: ZipFile | undefined;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > limits.entries) throw tooManyEntries(zip.entryCount, limits);
    const budget = { left: limits.totalBytes, limits };
    for await (const entry of zip.eachEntry()) {
      refuseLink(entry);
      if (!isSpecName(entry.fileName)) continue;
      if (files.has(entry.fileName)) throw twice(entry.fileName);
      files.set(entry.fileName, await unpack(zip, entry, budget));
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError(messageFor(error instanceof Error ? error.message : String(error)));
  } finally {
    zip?.close();
  }
  return files;
}

export function tooManyEntries(count: number, limits: ArchiveLimits): UnreadableError {
  return new UnreadableError(
    `There are ${count} files, more than the limit of ${limits.entries}. Import only the files of the spec.`,
  );
}

export function tooManyBytes(limits: ArchiveLimits): UnreadableError {
  const limit = Math.floor(limits.totalBytes / MEGABYTE);
  return new UnreadableError(
    `The files hold more than ${limit} MB in all. Import only the files of the spec, or in parts.`,
  );
}

function twice(name: string): UnreadableError {
  return new UnreadableError(`"${name}" stands twice in the archive. Archive it once.`);
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  budget: { left: number; limits: ArchiveLimits },
): Promise<Uint8Array> {
  if (entry.isEncrypted())
    throw new UnreadableError(`"${entry.fileName}" in the archive is encrypted. Send it without a password.`);
  const { limits } = budget;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    size += part.length;
    if (size > budget.left) throw tooManyBytes(limits);
    if (
      limits.totalBytes - budget.left + size > limits.freeBytes &&
      size > entry.compressedSize * limits.ratio
    )
      throw new UnreadableError(
        `"${entry.fileName}" unpacks to more than ${limits.ratio} times its size, as a zip bomb would. Send the file unpacked.`,
      );
    parts.push(part);
  }
  budget.left -= size;
  return Buffer.concat(parts);
}

function refuseLink(entry: Entry): void {
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) !== SYMLINK) return;
  throw new UnreadableError(
    `"${entry.fileName}" in the archive is a link. Archive the file that it points to instead.`,
  );
}

/** The zip library's own words for a bad name carry the name; its other words say what is damaged. */
function messageFor(message: string): string {
  const unsafe = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/s.exec(
    message,
  );
  if (unsafe)
    return `"${unsafe[1]}" would leave the archive, which is refused. Archive the files under relative names.`;
  return `The zip archive cannot be read: ${damageIn(message)}. Create it again.`;
}

function damageIn(message: string): string {
  if (message.startsWith('End of central directory')) return 'its end is missing, so it was cut off';
  if (message.startsWith('Invalid comment length')) return 'there are bytes after its end';
  return message.replace(/\.$/, '');
}
