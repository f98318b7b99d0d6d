import type { TrafficFormat } from '@/lib/contracts/intake';
import { formatById, recogniseFormat, TRAFFIC_FORMATS } from '@/lib/engine/sources/formats';
import { recogniseSpec } from '@/lib/engine/specs/recognise-spec';
import type { DecodedUpload } from './decode-upload';
import { describeUnknown } from './describe-unknown';
import { UnreadableError } from './errors';

export type UploadKind = { kind: 'spec' } | { kind: 'traffic'; format: TrafficFormat };

const SPEC_FORMAT = /^(spec|openapi|swagger|postman)/;

/** Says what an upload is, from its first bytes or from what its sender said. Fails when it is nothing known. */
export function recogniseUpload(
  decoded: Pick<DecodedUpload, 'head' | 'isZip'>,
  upload: { file: string; format?: string },
): UploadKind {
  if (upload.format !== undefined) {
    const kind = namedFormat(upload.format);
    if (decoded.isZip && kind.kind === 'traffic')
      throw new UnreadableError(
        'The file is a zip archive, and only specs come in one. Send traffic plain or as gzip.',
      );
    return kind;
  }
  if (decoded.isZip || recogniseSpec(decoded.head, upload.file)) return { kind: 'spec' };
  const format = recogniseFormat(decoded.head);
  if (format) return { kind: 'traffic', format };
  throw new UnreadableError(
    describeUnknown(decoded.head) ||
      `Nothing in this file looks like a format that Gnomon reads. If it is one of them, name it: ${formatIds().join(', ')}.`,
  );
}

/** What a format named by a person stands for. Fails for a name that there is not, and lists those there are. */
export function namedFormat(id: string): UploadKind {
  if (SPEC_FORMAT.test(id)) return { kind: 'spec' };
  const format = formatById(id);
  if (!format)
    throw new UnreadableError(`There is no format "${id}". The formats are: ${formatIds().join(', ')}.`);
  return { kind: 'traffic', format };
}

function formatIds(): string[] {
  return ['spec', ...TRAFFIC_FORMATS.map(({ id }) => id)];
}
