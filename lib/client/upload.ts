import type { Receipt } from '../contracts/receipt';
import { decodeProblem } from './problem';

export interface Upload {
  /** UUID made by the client: the idempotency key of the batch, and so the id of its receipt. */
  id: string;
  file: File;
  api: string | null;
  format: string | null;
}

export type UploadResult =
  | { kind: 'receipt'; receipt: Receipt }
  /** The server read the file and refused it, or the request; `reason` is its own sentence. */
  | { kind: 'refused'; reason: string; status: number }
  /** No answer. The same id may be sent again: the server counts a batch once. */
  | { kind: 'unreachable' };

/** Sends the raw bytes; XMLHttpRequest because fetch does not tell the progress of a request body. */
export function uploadFile(
  upload: Upload,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', uploadUrl(upload));
    request.setRequestHeader('Idempotency-Key', upload.id);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ kind: 'unreachable' });
    request.onabort = () => resolve({ kind: 'unreachable' });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(upload.file);
  });
}

export function uploadUrl({
  file,
  api,
  format,
}: Pick<Upload, 'api' | 'format'> & { file: { name: string } }): string {
  const parameters = new URLSearchParams({ file: file.name });
  if (api) parameters.set('api', api);
  if (format) parameters.set('format', format);
  return `/api/v1/sources/upload/batches?${parameters}`;
}

export function readAnswer(status: number, text: string): UploadResult {
  const body = parseJson(text);
  if (status >= 200 && status < 300 && body !== null) return { kind: 'receipt', receipt: body as Receipt };
  if (status === 0 || status === 502 || status === 503 || status === 504) return { kind: 'unreachable' };
  return {
    kind: 'refused',
    status,
    reason: decodeProblem(body, status)?.message ?? `The server answered ${status}.`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
