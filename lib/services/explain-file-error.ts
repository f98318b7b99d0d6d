import { AppError } from './errors';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path.',
  EACCES: 'The file may not be read. Check its permissions.',
  EPERM: 'The file may not be read. Check its permissions.',
  EISDIR: 'This is a folder where a file belongs.',
  ENOTDIR: 'A part of the path is no folder. Check the path.',
  ELOOP: 'The path leads round in a circle of links.',
  ENAMETOOLONG: 'The path is too long.',
  EIO: 'The disk could not read the file.',
};

/** Why a file of the local disk could not be read, in a sentence. Throws what is not about the file. */
export function explainFileError(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const words = WORDS[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  if (words === undefined) throw error;
  return words;
}
