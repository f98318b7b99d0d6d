import { gunzipSync } from 'node:zlib';
import type { Received } from './receiver';

/** One line of a batch, as it came. */
export interface SentExchange {
  method: string;
  status: number;
  requestHeaders: [string, string][];
  responseHeaders: [string, string][];
  [member: string]: unknown;
}

/** What gzipped batches of NDJSON hold. */
export function readSent(received: readonly Received[]): SentExchange[] {
  return received.flatMap(({ bytes }) =>
    gunzipSync(bytes)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}
