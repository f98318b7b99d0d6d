import type { SpecDocument, SpecNote } from '@/lib/contracts/operation';
import { isObject, kindOf } from './json-value';
import { leaveOutLongTexts } from './long-texts';
import { isOpenApi, readOpenApi } from './read-openapi';
import { findCollection, isOldCollection, readPostman } from './read-postman';
import { SpecFiles } from './spec-files';
import { SpecNotes } from './spec-notes';
import { RefusedSpec, type SpecLimits, type SpecOutcome, type SpecUpload } from './spec-upload';

/**
 * Reads one document of an upload to the operations it declares. Never throws: what cannot be read at all is refused
 * with place and remedy, what can be read in part is read with notes. Field objects are shared between operations.
 */
export function readSpec(upload: SpecUpload, limits: SpecLimits): SpecOutcome {
  const notes = new SpecNotes(limits.notes);
  try {
    const files = new SpecFiles(upload, limits, notes);
    const entry = files.entry();
    const { root } = entry;
    if (!isObject(root)) throw unknownDocument(`It is ${kindOf(root)} where an object belongs`, upload.entry);
    const spec = (document: SpecDocument): SpecOutcome => ({
      kind: 'spec',
      document: leaveOutLongTexts(document, upload.entry, limits.textBytes),
    });
    if (isOpenApi(root)) return spec(readOpenApi({ entry, root, files, notes, limits }));
    if (findCollection(root)) return spec(readPostman(root, entry, notes, limits));
    if (isOldCollection(root)) {
      throw unknownDocument('It is a Postman collection of version 1; export it as v2.1', upload.entry);
    }
    throw unknownDocument(
      'It has no "openapi", "swagger" or Postman "info" and "item" at its root',
      upload.entry,
    );
  } catch (error) {
    return { kind: 'refused', notes: [...notes.list(), refusalOf(error, upload.entry)] };
  }
}

function unknownDocument(what: string, file: string): RefusedSpec {
  return new RefusedSpec({
    message: `This is no API description. ${what}. Import an OpenAPI document or a Postman collection.`,
    file,
    line: 1,
  });
}

/** The note that refuses the document; what is no refusal is thrown on. */
export function refusalOf(error: unknown, file: string): SpecNote {
  if (error instanceof RefusedSpec) return error.note;
  if (error instanceof RangeError) {
    return {
      severity: 'error',
      message: 'The document nests or refers too deep to be read. Flatten it.',
      file,
    };
  }
  throw error;
}
