import type { Receipt } from '../contracts/receipt';
import { type Upload, type UploadResult, uploadFile } from './upload';

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; sentBytes: number }
  | { phase: 'done'; receipt: Receipt }
  | { phase: 'failed'; reason: string; canRetry: boolean };

export interface QueuedUpload extends Upload {
  state: UploadState;
}

/** The server reads one file with all its cores; the order in which files were given is kept. */
const AT_ONCE = 1;

/**
 * Uploads of this tab. It lives outside the pages, so that leaving the import page does not stop what is under way.
 * The snapshot is replaced at each change, as `useSyncExternalStore` wants.
 */
export class UploadQueue {
  #uploads: readonly QueuedUpload[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<string, AbortController>();
  readonly #send: typeof uploadFile;

  constructor(send: typeof uploadFile = uploadFile) {
    this.#send = send;
  }

  readonly snapshot = (): readonly QueuedUpload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(uploads: readonly Upload[]): void {
    const queued = uploads.map((upload): QueuedUpload => ({ ...upload, state: { phase: 'waiting' } }));
    this.#replace([...this.#uploads, ...queued]);
    this.#startNext();
  }

  /** Sends the same bytes under the same id: the server counts them once, whatever arrived before. */
  retry(id: string): void {
    this.#setState(id, { phase: 'waiting' });
    this.#startNext();
  }

  /** Stops an upload that is under way and takes it off the list. */
  dismiss(id: string): void {
    this.#replace(this.#uploads.filter((upload) => upload.id !== id));
    this.#aborts.get(id)?.abort();
  }

  #startNext(): void {
    const waiting = this.#uploads.filter((upload) => upload.state.phase === 'waiting');
    for (const upload of waiting.slice(0, AT_ONCE - this.#aborts.size)) void this.#run(upload);
  }

  async #run(upload: QueuedUpload): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(upload.id, abort);
    this.#setState(upload.id, { phase: 'sending', sentBytes: 0 });
    const onSent = (sentBytes: number) => this.#setState(upload.id, { phase: 'sending', sentBytes });
    const result = await this.#send(upload, onSent, abort.signal);
    this.#aborts.delete(upload.id);
    this.#setState(upload.id, stateAfter(result));
    this.#startNext();
  }

  #setState(id: string, state: UploadState): void {
    this.#replace(this.#uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
  }

  #replace(uploads: readonly QueuedUpload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

function stateAfter(result: UploadResult): UploadState {
  if (result.kind === 'receipt') return { phase: 'done', receipt: result.receipt };
  if (result.kind === 'refused')
    return { phase: 'failed', reason: result.reason, canRetry: result.status >= 429 };
  return {
    phase: 'failed',
    reason: 'The connection to the server was lost. Nothing is counted twice when you retry.',
    canRetry: true,
  };
}

export const uploadQueue = new UploadQueue();
