import { createReadStream } from 'node:fs';
import { type DecodedUpload, decodeUpload } from './decode-upload';
import { intakeLimits } from './limits';

const READ_BYTES = 1024 * 1024;

/** Opens a file of the local disk, unpacked if it is gzip. `onRaw` sees its bytes as they lie on disk. */
export function openFile(
  file: string,
  now: Date,
  onRaw: (chunk: Uint8Array) => void = () => {},
): Promise<DecodedUpload> {
  const body = createReadStream(file, { highWaterMark: READ_BYTES });
  return decodeUpload(body, { decompressionRatio: intakeLimits(now).decompressionRatio, onRaw });
}
